import { CelScalar, celEnv, celFunc, isCelError, listType, parse, plan } from "@bufbuild/cel";
import { Environment } from "@marcbachmann/cel-js";
import { numberKeys } from "../work/score-record.ts";
import { type Contestant, perRecord } from "./contestant.ts";
import { hostFunctions, scriptFormula } from "./host-functions.ts";

/** CEL tells whole numbers from doubles: a literal must look like what it meets. */
const celFormula = scriptFormula.replace(/(?<![\w.])(\d+)(?![\w.])/g, "$1.0");

/** The environment in which our mistakes are shown too: every name has a type. */
export function typedEnvironment(): Environment {
  const { round2, trimAverage } = hostFunctions();
  const environment = new Environment()
    .registerVariable("category", "string")
    .registerVariable("raters", "list<double>")
    .registerFunction("round2(double): double", round2)
    .registerFunction("min(double, double): double", Math.min)
    .registerFunction("max(double, double): double", Math.max)
    .registerFunction("trimAverage(list<double>): double", trimAverage);
  for (const key of numberKeys) environment.registerVariable(key, "double");
  return environment;
}

/** The Common Expression Language. */
export const cel: readonly Contestant[] = [
  {
    name: "@marcbachmann/cel-js",
    kind: "library",
    prepare: () => perRecord(typedEnvironment().parse(celFormula)),
  },
  {
    name: "@bufbuild/cel",
    kind: "library",
    prepare() {
      const { DOUBLE, STRING } = CelScalar;
      const { round2, trimAverage } = hostFunctions();
      const environment = celEnv({
        variables: {
          ...Object.fromEntries(numberKeys.map((key) => [key, DOUBLE])),
          category: STRING,
          raters: listType(DOUBLE),
        },
        funcs: [
          celFunc("round2", [DOUBLE], DOUBLE, round2),
          celFunc("min", [DOUBLE, DOUBLE], DOUBLE, Math.min),
          celFunc("max", [DOUBLE, DOUBLE], DOUBLE, Math.max),
          celFunc("trimAverage", [listType(DOUBLE)], DOUBLE, (values) =>
            trimAverage([...values].map(Number)),
          ),
        ],
      });
      const evaluate = plan(environment, parse(celFormula));
      return perRecord((record) => {
        const value = evaluate(record);
        return isCelError(value) ? Number.NaN : value;
      });
    },
  },
];
