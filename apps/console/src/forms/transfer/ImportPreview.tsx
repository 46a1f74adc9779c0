import type { FormFile } from "@duheng/form/files";
import { Box, Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { instantText } from "../../ui/dates.ts";
import { listText } from "../../ui/list-text.ts";
import { ProblemList } from "../../ui/ProblemList.tsx";
import { LeftOutList } from "./LeftOutList.tsx";

/** What comes in, where it is from, and what was found: each at its place. */
export function ImportPreview({ file }: { file: FormFile }) {
  const t = useT();
  const locale = useAppLocale();
  const { datasets, findings, partial } = file;
  const form = file.form ?? partial?.form ?? null;
  // What is left out has a list of its own.
  const further = partial === undefined ? findings : findings.filter(({ severity }) => severity !== "error");
  return (
    <Box sx={{ mt: 1 }}>
      {form === null ? null : (
        <>
          <Typography variant="h3">{form.title}</Typography>
          <Typography color="textSecondary">
            <Origin file={file} />
          </Typography>
          <Typography>
            {t("forms.versions.transfer.parts", {
              fields: Object.keys(form.fields.properties ?? {}).length,
              indicators: form.indicators.length,
              groups: form.score.groups.length,
              samples: form.samples?.length ?? 0,
            })}
          </Typography>
          {datasets.length === 0 ? null : (
            <Typography>
              {t("forms.versions.transfer.datasets", { names: listText(datasets, locale) })}
            </Typography>
          )}
        </>
      )}
      {partial === undefined ? null : <LeftOutList left={partial.left} />}
      {further.length === 0 ? null : (
        <>
          <Typography sx={{ mt: 1, fontWeight: 600 }}>{t("forms.versions.transfer.findings")}</Typography>
          <ProblemList problems={further.slice(0, mostShown)} />
        </>
      )}
    </Box>
  );
}

/** Of a document that is nothing like a form there could be thousands. */
const mostShown = 100;

function Origin({ file: { kind, origin } }: { file: FormFile }) {
  const t = useT();
  const locale = useAppLocale();
  if (kind === "schema") return t("forms.versions.transfer.schema");
  if (origin === undefined) return t("forms.versions.transfer.unsigned");
  return t("forms.versions.transfer.about", {
    from: origin.unit ?? "",
    at: instantText(origin.exportedAt, locale),
  });
}
