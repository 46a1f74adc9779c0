import { Button, Stack, Typography } from "@mui/material";
import { useNavigate } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { useAction } from "../../ui/use-action.ts";

/** A new form from a spreadsheet of indicators: made at once, its import is open in the designer. */
export function ExcelImport({ onClose }: { onClose: () => void }) {
  const t = useT();
  const locale = useAppLocale();
  const navigate = useNavigate();
  const { run, isBusy } = useAction();
  const begin = async () => {
    const draft = await run(() => api.forms.create.mutate({ title: t("forms.newTitle") }));
    if (draft === undefined) return;
    onClose();
    navigate(`/forms/${draft.id}?import=excel`);
  };
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
        <Button variant="outlined" onClick={begin} loading={isBusy}>
          {t("forms.versions.transfer.excelNew")}
        </Button>
        <Button onClick={() => void download()}>{t("forms.versions.transfer.excelTemplate")}</Button>
      </Stack>
    </div>
  );
}
