import Add from "@mui/icons-material/Add";
import { Alert, Button, Stack, TextField } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNotify } from "react-admin";
import { useNavigate } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { errorOf, errorText, fieldErrors } from "../rpc/errors.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { UnitChoice, useAdministratorRole } from "./UnitChoice.tsx";

/** The button for an account that administers a unit, such as a new unit's first. */
export function CreateAdministrator() {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" startIcon={<Add />} onClick={() => setOpen(true)}>
        {t("accounts.createAdministrator")}
      </Button>
      {isOpen ? <CreateDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function CreateDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [values, setValues] = useState({ name: "", username: "" });
  const [tenantId, setTenantId] = useState<string>();
  const administrator = useAdministratorRole(tenantId);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const errors = refusal === undefined ? {} : fieldErrors(errorOf(refusal).problems ?? [], locale);
  const isComplete =
    values.name.trim() !== "" && values.username.trim() !== "" && administrator !== undefined;

  const save = async () => {
    if (tenantId === undefined || administrator === undefined) return;
    setBusy(true);
    setRefusal(undefined);
    try {
      const input = { name: values.name.trim(), username: values.username.trim(), tenantId };
      const { id } = await api.users.create.mutate({ ...input, roles: [administrator.role] });
      await queryClient.invalidateQueries({ queryKey: ["users"] });
      notify(t("accounts.create.done"), { type: "success" });
      navigate(`/users/${id}`);
    } catch (thrown) {
      setRefusal(thrown);
      setBusy(false);
    }
  };
  const input = (name: keyof typeof values) => ({
    label: t(`accounts.create.${name}`),
    value: values[name],
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value }),
    error: errors[name] !== undefined,
    helperText: errors[name],
    required: true,
  });
  return (
    <ConfirmDialog
      title={t("accounts.create.title")}
      text={t("accounts.create.text")}
      confirm={t("accounts.create.confirm")}
      isBusy={isBusy}
      isDisabled={!isComplete}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <Stack spacing={2} sx={{ mt: 2, minWidth: { sm: 380 } }}>
        {refusal === undefined ? null : <Alert severity="error">{errorText(refusal, locale)}</Alert>}
        <TextField {...input("name")} slotProps={{ htmlInput: { maxLength: 60 } }} />
        <TextField {...input("username")} slotProps={{ htmlInput: { maxLength: 100, spellCheck: false } }} />
        <UnitChoice
          label={t("accounts.create.unit")}
          value={tenantId}
          onChange={setTenantId}
          administrator={administrator}
        />
      </Stack>
    </ConfirmDialog>
  );
}
