import ContentCopyOutlined from "@mui/icons-material/ContentCopyOutlined";
import { Button, Paper, Stack, TextField, Typography } from "@mui/material";
import { useRef } from "react";
import { useNotify } from "react-admin";
import { useT } from "../i18n/use-t.ts";

/** The one link for all staff of a running cycle: it opens each person's own paper, on a phone too. */
export function FillLink() {
  const t = useT();
  const notify = useNotify();
  const input = useRef<HTMLInputElement>(null);
  const address = `${window.location.origin}/fill`;

  const copy = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      notify(t("cycles.fillLink.copied"), { type: "success" });
    } catch {
      // Without HTTPS browsers give pages no clipboard: the address is selected, so that Ctrl+C takes it.
      notify(t("cycles.fillLink.selected"), { type: "info" });
    }
  };

  return (
    <Paper variant="outlined" sx={{ p: 2 }}>
      <Stack direction="row" useFlexGap sx={{ gap: 2, flexWrap: "wrap", alignItems: "center" }}>
        <Typography sx={{ flex: "1 1 260px" }}>{t("cycles.fillLink.hint")}</Typography>
        <TextField
          label={t("cycles.fillLink.label")}
          value={address}
          inputRef={input}
          sx={{ flex: "1 1 260px" }}
          slotProps={{ htmlInput: { readOnly: true } }}
          onFocus={(event) => event.target.select()}
        />
        <Button variant="outlined" startIcon={<ContentCopyOutlined />} onClick={() => void copy()}>
          {t("cycles.fillLink.copy")}
        </Button>
      </Stack>
    </Paper>
  );
}
