import type { FormFile } from "@duheng/form/files";
import { Box, Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { instantText } from "../../ui/dates.ts";
import { listText } from "../../ui/list-text.ts";
import { ProblemList } from "../ProblemList.tsx";

/** What comes in, where it is from, and what was found: each at its place. */
export function ImportPreview({ file }: { file: FormFile }) {
  const t = useT();
  const locale = useAppLocale();
  const { form, datasets, findings } = file;
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
      {findings.length === 0 ? null : (
        <>
          <Typography sx={{ mt: 1, fontWeight: 600 }}>{t("forms.versions.transfer.findings")}</Typography>
          <ProblemList problems={findings.slice(0, mostShown)} />
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
