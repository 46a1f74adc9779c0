import { Button, Stack, Typography } from "@mui/material";
import { Link } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { useAction } from "../../ui/use-action.ts";

/** The way to a new form from a spreadsheet of indicators, and the template for one. */
export function ExcelImport() {
  const t = useT();
  const locale = useAppLocale();
  const { run } = useAction();
  const download = () =>
    run(async () => {
      const { downloadImportTemplate } = await import("@duheng/form-ui/workbook-template");
      return downloadImportTemplate(locale);
    });
  return (
    <div>
      <Typography variant="h3">{t("forms.versions.transfer.excel")}</Typography>
      <Typography color="textSecondary" sx={{ my: 1 }}>
        {t("forms.versions.transfer.excelHint")}
      </Typography>
      <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: "wrap" }}>
        <Button variant="outlined" component={Link} to="/forms/from-excel">
          {t("forms.versions.transfer.excelNew")}
        </Button>
        <Button onClick={() => void download()}>{t("forms.versions.transfer.excelTemplate")}</Button>
      </Stack>
    </div>
  );
}
