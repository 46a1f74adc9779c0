import type { Dataset } from "@duheng/contracts";

export const exampleLanguages = ["curl", "TypeScript", "Python"] as const;
export type ExampleLanguage = (typeof exampleLanguages)[number];

/** What an example is of. */
export interface ExampleOf {
  /** Of this installation, such as https://duheng.example. */
  readonly origin: string;
  readonly dataset: Pick<Dataset, "key" | "subject" | "columns">;
  readonly period: string;
}

/** A program that pushes one row to a dataset, ready to run where DUHENG_TOKEN has the token. */
export function exampleOf(language: ExampleLanguage, of: ExampleOf): string {
  const url = `${of.origin}/api/datasets/${encodeURIComponent(of.dataset.key)}/${of.period}`;
  const rows = JSON.stringify([rowOf(of.dataset)]);
  const key = `${of.period}-001`;
  return programs[language]({ url, rows, key });
}

const programs: Readonly<
  Record<ExampleLanguage, (of: { url: string; rows: string; key: string }) => string>
> = {
  curl: ({ url, rows, key }) => `curl "${url}" \\
  -H "Authorization: Bearer $DUHENG_TOKEN" \\
  -H "Idempotency-Key: ${key}" \\
  -H "Content-Type: application/json" \\
  --data-binary '${rows.replaceAll("'", "'\\''")}'
`,
  TypeScript: ({ url, rows, key }) => `const response = await fetch("${url}", {
  method: "POST",
  headers: {
    Authorization: \`Bearer \${process.env.DUHENG_TOKEN}\`,
    "Idempotency-Key": "${key}",
    "Content-Type": "application/json",
  },
  body: JSON.stringify(${rows}),
});
const answer = await response.json();
console.log(response.status, JSON.stringify(answer));
export {};
`,
  Python: ({ url, rows, key }) => `import json, os, urllib.error, urllib.request

rows = json.loads(r'''${rows}''')
request = urllib.request.Request(
    "${url}",
    data=json.dumps(rows).encode(),
    headers={
        "Authorization": "Bearer " + os.environ["DUHENG_TOKEN"],
        "Idempotency-Key": "${key}",
        "Content-Type": "application/json",
    },
)
try:
    with urllib.request.urlopen(request) as response:
        print(response.status, response.read().decode())
except urllib.error.HTTPError as error:
    print(error.code, error.read().decode())
`,
};

/** A row as the dataset has them, with values that show what goes where. */
function rowOf({ subject, columns }: ExampleOf["dataset"]): Record<string, unknown> {
  const whom = subject === "person" ? { number: "001" } : {};
  return { ...whom, ...Object.fromEntries(columns.map((column) => [column.key, sampleOf(column)])) };
}

function sampleOf({ type, minimum = 0, options = [] }: Dataset["columns"][number]): unknown {
  switch (type) {
    case "number":
    case "integer":
      return minimum;
    case "day":
      return "2026-07-01";
    case "yes-no":
      return true;
    case "choice":
      return options[0] ?? "";
    case "text":
      return "";
  }
}
