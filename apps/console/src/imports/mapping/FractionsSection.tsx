import { FormControlLabel, Radio, RadioGroup, Stack, Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { Section } from "../../ui/Section.tsx";
import type { FieldInfo, ImportRecord } from "../answers.ts";
import { useImportChange } from "../use-import-change.ts";

interface FractionsSectionProps {
  readonly of: ImportRecord;
  readonly fields: readonly FieldInfo[];
}

/** Of columns in % whose numbers are all at most 1: whether 0.975 is 97.5 % or not yet one per cent. Until it is said, nothing is written. */
export function FractionsSection({ of, fields }: FractionsSectionProps) {
  const t = useT();
  const locale = useAppLocale();
  const { change, isBusy } = useImportChange();
  const { id, revision, columns } = of;
  const asked = columns.filter(
    ({ asksFraction, isFraction }) => asksFraction === true || isFraction !== undefined,
  );
  if (asked.length === 0) return null;
  return (
    <Section title={t("imports.fractions.title")}>
      <Stack spacing={1.5}>
        {asked.map(({ field = "", heading, isFraction }) => {
          const title = fields.find((one) => one.field === field)?.title[locale] ?? heading;
          const question = t("imports.fractions.question", { name: title });
          return (
            <div key={field}>
              <Typography>{question}</Typography>
              <RadioGroup
                row
                aria-label={question}
                value={isFraction === undefined ? "" : isFraction ? "fraction" : "percent"}
                onChange={(event) =>
                  void change(id, () =>
                    api.imports.map.mutate({
                      ...{ id, revision },
                      fractions: [{ field, isFraction: event.target.value === "fraction" }],
                    }),
                  )
                }
              >
                {(["fraction", "percent"] as const).map((value) => (
                  <FormControlLabel
                    key={value}
                    value={value}
                    disabled={isBusy}
                    control={<Radio size="small" />}
                    label={t(`imports.fractions.${value}`)}
                  />
                ))}
              </RadioGroup>
            </div>
          );
        })}
      </Stack>
    </Section>
  );
}
