import type { ImportKind } from "@duheng/contracts";
import UploadFileOutlined from "@mui/icons-material/UploadFileOutlined";
import { Box, Button, LinearProgress, Stack, TextField, Typography } from "@mui/material";
import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from "react";
import { useNotify } from "react-admin";
import { useNavigate } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { ExportButton } from "../../ui/ExportButton.tsx";
import { Section } from "../../ui/Section.tsx";
import { useAction } from "../../ui/use-action.ts";
import { rememberFile } from "./brought-files.ts";
import { sendTable } from "./send-table.ts";

interface BringTableProps {
  readonly kind: ImportKind;
  /** Of figures: what they are for, and what that is called. */
  readonly dataset?: { readonly id: string; readonly period: string };
  readonly named?: string;
  /** What is to be said first. */
  readonly before?: ReactNode;
}

/** Where a table is pasted, chosen or dropped; it leads to its preview. */
export function BringTable({ kind, dataset, named, before }: BringTableProps) {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const navigate = useNavigate();
  const { run, isBusy } = useAction();
  const [share, setShare] = useState(0);
  const [typed, setTyped] = useState("");
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const bring = async (content: Blob, file?: File) => {
    setShare(0);
    const made = await run(() => sendTable({ kind, dataset, content, name: file?.name ?? "" }, setShare));
    if (made === undefined) return;
    if (file !== undefined) rememberFile(made.id, file);
    await navigate(`/imports/${made.id}`);
  };
  const bringText = (text: string) => {
    if (text.trim() === "") notify(t("imports.bring.nothing"), { type: "warning" });
    else void bring(new Blob([text]));
  };
  const onPaste = (event: ClipboardEvent) => {
    const [file] = event.clipboardData.files;
    const text = event.clipboardData.getData("text/plain");
    // Excel puts a picture of the cells beside them.
    if (text.trim() === "" && file === undefined) return;
    event.preventDefault();
    if (text.trim() !== "") bringText(text);
    else if (file !== undefined) void bring(file, file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) void bring(file, file);
  };

  return (
    <Section
      title={t("imports.bring.title")}
      action={
        <ExportButton
          address={`/api/imports/template.xlsx?${new URLSearchParams({
            ...{ kind, locale },
            ...(dataset === undefined ? {} : { datasetId: dataset.id }),
          })}`}
          title={named ?? t(`imports.${kind}.title`)}
          label={t("imports.bring.template")}
          hint={t("imports.bring.templateHint")}
        />
      }
    >
      {before}
      <Box
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        sx={{
          p: 2,
          border: "2px dashed",
          borderColor: isOver ? "primary.main" : "divider",
          borderRadius: 1,
        }}
      >
        <Stack spacing={1.5}>
          <TextField
            multiline
            minRows={4}
            maxRows={4}
            fullWidth
            disabled={isBusy}
            label={t("imports.bring.paste")}
            helperText={t("imports.bring.pasteHint")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onPaste={onPaste}
          />
          <Stack direction="row" useFlexGap sx={{ gap: 1.5, alignItems: "center", flexWrap: "wrap" }}>
            <Button
              variant="contained"
              startIcon={<UploadFileOutlined />}
              disabled={isBusy}
              onClick={() => input.current?.click()}
            >
              {t("imports.bring.file")}
            </Button>
            <Typography variant="body2" color="textSecondary">
              {t("imports.bring.drop")}
            </Typography>
            {typed.trim() === "" ? null : (
              <Button variant="outlined" disabled={isBusy} onClick={() => bringText(typed)}>
                {t("imports.bring.read")}
              </Button>
            )}
            <input
              ref={input}
              type="file"
              hidden
              accept=".xlsx,.csv,.txt,.tsv"
              aria-label={t("imports.bring.file")}
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                event.target.value = "";
                if (file !== undefined) void bring(file, file);
              }}
            />
          </Stack>
          {/* The room is kept, so that nothing jumps. */}
          <Box sx={{ minHeight: 28 }} aria-live="polite">
            {isBusy ? (
              <>
                <LinearProgress
                  aria-label={t("imports.bring.reading")}
                  {...(share < 1 ? { variant: "determinate" as const, value: share * 100 } : {})}
                />
                <Typography variant="caption" color="textSecondary">
                  {share < 1
                    ? t("imports.bring.sending", { percent: Math.round(share * 100) })
                    : t("imports.bring.reading")}
                </Typography>
              </>
            ) : null}
          </Box>
        </Stack>
      </Box>
    </Section>
  );
}
