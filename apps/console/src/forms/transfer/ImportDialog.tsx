import type { Form, FormDraft } from "@duheng/contracts";
import type { FormFile } from "@duheng/form/files";
import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  Stack,
  TextField,
  Typography,
} from "@mui/material";
import { useId, useRef, useState } from "react";
import { useNotify } from "react-admin";
import { useNavigate } from "react-router";
import { useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { useAction } from "../../ui/use-action.ts";
import { ExcelImport } from "./ExcelImport.tsx";
import { ImportPreview } from "./ImportPreview.tsx";

interface ImportDialogProps {
  /** The draft that may be replaced instead of making a new form. */
  draft?: FormDraft;
  onClose: () => void;
}

/** More is not even read into memory: no form is that large. */
const largestFile = 20_000_000;

/** A form from a file or pasted text: read, shown with what was found, and taken in as a new form or as the draft. */
export function ImportDialog({ draft, onClose }: ImportDialogProps) {
  const t = useT();
  const id = useId();
  const notify = useNotify();
  const navigate = useNavigate();
  const { run, isBusy } = useAction();
  const [text, setText] = useState("");
  const picker = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<FormFile>();

  const read = async (given: string) => {
    const { readFormFile } = await import("@duheng/form/files");
    setFile(readFormFile(given));
  };
  const choose = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setText("");
    await read(chosen.size > largestFile ? " ".repeat(largestFile) : await chosen.text());
  };
  const takeIn = async (form: Form, isNew: boolean) => {
    const made = await run(() =>
      isNew || draft === undefined
        ? api.forms.create.mutate({ title: form.title, document: form })
        : api.forms.update.mutate({ id: draft.id, revision: draft.revision, document: form }),
    );
    if (made === undefined) return;
    notify(t("forms.versions.transfer.done", { title: form.title }), { type: "success" });
    onClose();
    navigate(`/forms/${made.id}`);
  };

  const partial = file?.partial;
  const form = file?.form ?? partial?.form ?? null;
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{t("forms.versions.transfer.title")}</DialogTitle>
      <DialogContent>
        {draft === undefined ? (
          <Box sx={{ mb: 3 }}>
            <ExcelImport />
          </Box>
        ) : null}
        {draft === undefined ? (
          <Typography variant="h3">{t("forms.versions.transfer.file")}</Typography>
        ) : null}
        <DialogContentText sx={{ my: 1 }}>{t("forms.versions.transfer.hint")}</DialogContentText>
        <Stack sx={{ gap: 2 }}>
          <Button variant="outlined" sx={{ alignSelf: "flex-start" }} onClick={() => picker.current?.click()}>
            {t("forms.versions.transfer.choose")}
          </Button>
          <input
            ref={picker}
            type="file"
            hidden
            accept=".json,application/json,application/schema+json"
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              void choose(chosen);
              // The same file can be chosen again once it was mended.
              event.target.value = "";
            }}
          />
          <TextField
            label={t("forms.versions.transfer.paste")}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setFile(undefined);
            }}
            multiline
            minRows={3}
            maxRows={8}
            slotProps={{ htmlInput: { spellCheck: false } }}
          />
          {text.trim() === "" ? null : (
            <Button onClick={() => void read(text)} sx={{ alignSelf: "flex-start" }}>
              {t("forms.versions.transfer.read")}
            </Button>
          )}
          <div aria-live="polite">
            {file === undefined ? null : form === null ? (
              <Alert severity="error">{t("forms.versions.transfer.refused")}</Alert>
            ) : partial === undefined ? null : (
              <Alert severity="warning">
                {t("forms.versions.transfer.partial", { count: partial.left.length })}
              </Alert>
            )}
            {file === undefined ? null : <ImportPreview file={file} />}
          </div>
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button color="secondary" onClick={onClose}>
          {t("shell.action.cancel")}
        </Button>
        {draft === undefined ? null : (
          <Button
            variant="outlined"
            disabled={form === null || isBusy}
            onClick={() => form !== null && void takeIn(form, false)}
          >
            {t(
              partial === undefined
                ? "forms.versions.transfer.asDraft"
                : "forms.versions.transfer.restAsDraft",
            )}
          </Button>
        )}
        <Button
          variant="contained"
          disabled={form === null}
          loading={isBusy}
          onClick={() => form !== null && void takeIn(form, true)}
        >
          {t(partial === undefined ? "forms.versions.transfer.asNew" : "forms.versions.transfer.restAsNew")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
