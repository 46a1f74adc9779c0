import MoreVert from "@mui/icons-material/MoreVert";
import { Alert, Box, IconButton, Menu, MenuItem, TextField } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useNotify, useRecordContext, useRefresh } from "react-admin";
import { useNavigate } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { errorOf, hasCode } from "../rpc/errors.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { useReportError } from "../ui/use-report-error.ts";

type Act = "copy" | "rename" | "archive" | "restore";

/** What can be done to a form in the list without opening it. */
export function FormActions() {
  const t = useT();
  const record = useRecordContext();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [act, setAct] = useState<Act>();
  if (record === undefined) return null;
  const form: ListedForm = {
    id: String(record.id),
    title: String(record.title),
    revision: Number(record.revision),
  };
  const acts: readonly Act[] =
    record.state === "retired" ? ["copy", "restore"] : ["copy", "rename", "archive"];
  return (
    // The row itself leads to the form.
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps clicks from the row
    // biome-ignore lint/a11y/useKeyWithClickEvents: only keeps clicks from the row
    <span onClick={(event) => event.stopPropagation()}>
      <IconButton
        size="small"
        aria-label={t("forms.act.of", { title: form.title })}
        aria-haspopup="menu"
        aria-controls={anchor === null ? undefined : id}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVert fontSize="small" />
      </IconButton>
      <Menu id={id} anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {acts.map((each) => (
          <MenuItem
            key={each}
            onClick={() => {
              setAnchor(null);
              setAct(each);
            }}
          >
            {t(`forms.act.${each}`)}
          </MenuItem>
        ))}
      </Menu>
      {act === undefined ? null : <ActDialog act={act} form={form} onClose={() => setAct(undefined)} />}
    </span>
  );
}

interface ListedForm {
  readonly id: string;
  readonly title: string;
  readonly revision: number;
}

interface ActDialogProps {
  readonly act: Act;
  readonly form: ListedForm;
  readonly onClose: () => void;
}

function ActDialog({ act, form, onClose }: ActDialogProps) {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const report = useReportError();
  const queryClient = useQueryClient();
  const { id, revision } = form;
  const [title, setTitle] = useState(
    act === "copy" ? t("forms.act.copyOf", { title: form.title }) : form.title,
  );
  const [users, setUsers] = useState<readonly string[]>([]);
  const [told, setTold] = useState<string[]>();
  const [isBusy, setBusy] = useState(false);
  const isNaming = act === "copy" || act === "rename";
  const asked = title.trim();

  const perform = async () => {
    switch (act) {
      case "copy":
        return api.forms.copy.mutate({ id, title: asked });
      case "rename":
        return api.forms.update.mutate({ id, revision, title: asked });
      case "archive":
        return api.forms.archive.mutate({ id, revision, ...(told && { evenInUse: true, told }) });
      case "restore":
        return api.forms.restore.mutate({ id, revision });
    }
  };
  const confirm = async () => {
    setBusy(true);
    try {
      const done = await perform();
      await queryClient.invalidateQueries({ queryKey: ["forms"] });
      refresh();
      notify(t(`forms.act.done.${act}`, { title: done.title }), { type: "success" });
      onClose();
      if (act === "copy") navigate(`/forms/${done.id}`);
    } catch (thrown) {
      setBusy(false);
      if (hasCode(thrown, "in-use")) {
        // Asked once more, with what uses it.
        const { problems = [], data = {} } = errorOf(thrown);
        setUsers(problems.map(({ message }) => message[locale]));
        setTold(Array.isArray(data.users) ? data.users.map(String) : []);
        return;
      }
      report(thrown);
      // Somebody else saved it meanwhile: the list is read anew.
      if (hasCode(thrown, "conflict")) {
        refresh();
        onClose();
      }
    }
  };
  return (
    <ConfirmDialog
      title={t(`forms.act.${act}`)}
      text={t(`forms.act.hint.${act}`, { title: form.title })}
      confirm={t(users.length > 0 ? "forms.act.archiveAnyway" : `forms.act.${act}`)}
      isBusy={isBusy}
      isDisabled={isNaming && (asked === "" || (act === "rename" && asked === form.title))}
      onConfirm={confirm}
      onClose={onClose}
    >
      {isNaming ? (
        <TextField
          label={t("forms.name")}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          autoFocus
          fullWidth
          sx={{ mt: 2 }}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
      ) : null}
      {users.length === 0 ? null : (
        <Alert severity="warning" role="alert" sx={{ mt: 2 }}>
          {t("forms.act.inUse")}
          <Box component="ul" sx={{ my: 0.5, pl: 2.5 }}>
            {users.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </Box>
        </Alert>
      )}
    </ConfirmDialog>
  );
}
