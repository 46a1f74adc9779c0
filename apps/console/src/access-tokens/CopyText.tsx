import ContentCopyOutlined from "@mui/icons-material/ContentCopyOutlined";
import { Button, Stack, TextField } from "@mui/material";
import { useRef } from "react";
import { useNotify } from "react-admin";
import { useT } from "../i18n/use-t.ts";

interface CopyTextProps {
  readonly label: string;
  readonly text: string;
  /** What the button says. */
  readonly copy: string;
  readonly isLong?: boolean;
}

/** A text that is to be taken elsewhere as it is. */
export function CopyText({ label, text, copy, isLong = false }: CopyTextProps) {
  const t = useT();
  const notify = useNotify();
  const input = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  const take = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      notify(t("accessTokens.copied"), { type: "success" });
    } catch {
      // Without HTTPS browsers give pages no clipboard: Ctrl+C takes what is selected.
      notify(t("accessTokens.selected"), { type: "info" });
    }
  };
  return (
    <Stack spacing={1} sx={{ alignItems: "flex-start" }}>
      <TextField
        label={label}
        value={text}
        inputRef={input}
        fullWidth
        // By its lines: the height of wrapped ones is not that of what is shown.
        {...(isLong ? { multiline: true, rows: text.trimEnd().split("\n").length + 1 } : {})}
        slotProps={{
          htmlInput: {
            readOnly: true,
            spellCheck: false,
            wrap: "off",
            style: { fontFamily: "monospace", fontSize: "0.8125rem", overflowX: "auto" },
          },
        }}
        onFocus={(event) => event.target.select()}
      />
      <Button variant="outlined" startIcon={<ContentCopyOutlined />} onClick={() => void take()}>
        {copy}
      </Button>
    </Stack>
  );
}
