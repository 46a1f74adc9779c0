import type { DatasetSketch } from "@duheng/contracts";
import UploadFileOutlined from "@mui/icons-material/UploadFileOutlined";
import { Button, Stack, TextField, Typography } from "@mui/material";
import { useRef, useState } from "react";
import { useNotify } from "react-admin";
import { useT } from "../../i18n/use-t.ts";
import { useAction } from "../../ui/use-action.ts";
import { sketchOf } from "./sketch.ts";

/** Takes the columns of a dataset from a table that somebody has. */
export function ReadColumns({ onRead }: { onRead: (sketch: DatasetSketch) => void }) {
  const t = useT();
  const notify = useNotify();
  const { run, isBusy } = useAction();
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const read = async (content: Blob) => {
    const sketch = await run(() => sketchOf(content));
    if (sketch === undefined) return;
    setText("");
    onRead(sketch);
    notify(t("datasets.columns.found", { count: sketch.columns.length }), { type: "info" });
  };
  return (
    <Stack spacing={1} sx={{ mb: 2 }}>
      <Typography variant="body2" color="textSecondary">
        {t("datasets.columns.fromTableHint")}
      </Typography>
      <Stack direction={{ xs: "column", sm: "row" }} spacing={1.5} sx={{ alignItems: { sm: "center" } }}>
        <Button
          variant="outlined"
          startIcon={<UploadFileOutlined />}
          disabled={isBusy}
          onClick={() => input.current?.click()}
          sx={{ flexShrink: 0 }}
        >
          {t("datasets.columns.file")}
        </Button>
        <TextField
          fullWidth
          size="small"
          multiline
          maxRows={3}
          label={t("datasets.columns.paste")}
          value={text}
          disabled={isBusy}
          onChange={(event) => setText(event.target.value)}
        />
        <Button
          variant="outlined"
          disabled={isBusy || text.trim() === ""}
          onClick={() => void read(new Blob([text]))}
          sx={{ flexShrink: 0 }}
        >
          {t("datasets.columns.read")}
        </Button>
      </Stack>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.csv,.txt,.tsv"
        aria-label={t("datasets.columns.fromTable")}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file !== undefined) void read(file);
        }}
      />
    </Stack>
  );
}
