import { isRecord } from "@duheng/form-ui/fill";
import DeleteOutlineOutlined from "@mui/icons-material/DeleteOutlineOutlined";
import EditOutlined from "@mui/icons-material/EditOutlined";
import UndoOutlined from "@mui/icons-material/UndoOutlined";
import { IconButton, InputAdornment, TextField, Tooltip } from "@mui/material";
import { type ReactNode, useState } from "react";
import { InputHelperText, useInput, useRecordContext, useTranslate } from "react-admin";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { RevealButton } from "../RevealButton.tsx";
import { useReveal } from "../use-reveal.ts";

interface SealedInputProps {
  readonly source: string;
  /** What is expected, for who types. */
  readonly hint: string;
}

/**
 * A value that is encrypted where it is kept. What is there is shown masked and stays, unless somebody says that he
 * changes or clears it; the whole is shown on request.
 */
export function SealedInput({ source, hint }: SealedInputProps) {
  const t = useT();
  const record = useRecordContext();
  const name = useTranslate()(`resources.staff.fields.${source}`);
  const unreadable = useUnreadable(source);
  const mask = typeof record?.[source] === "string" ? record[source] : "";
  const isThere = mask !== "" || unreadable !== undefined;
  const [isOpen, setOpen] = useState(false);
  const reveal = useReveal(String(record?.id ?? ""), source);
  const { field, fieldState } = useInput({
    source,
    defaultValue: "",
    format: asItIs,
    parse: asItIs,
    validate: (value: unknown) => (isThere && isOpen && value === "" ? t("staff.sealed.blank") : undefined),
  });
  const isCleared = isThere && field.value === null;
  const isTyping = !isThere || (isOpen && !isCleared && (mask === "" || field.value !== mask));
  const error = fieldState.error?.message;
  const help = (text: string) => (
    <InputHelperText {...(error === undefined ? {} : { error })} helperText={text} />
  );

  const change = (value: string | null, open: boolean) => {
    setOpen(open);
    field.onChange(value);
  };
  const undo = (
    <Tool
      label={t("staff.sealed.undo")}
      icon={<UndoOutlined fontSize="small" />}
      onClick={() => change(mask, false)}
    />
  );

  if (isTyping) {
    return (
      <TextField
        {...field}
        value={field.value ?? ""}
        inputRef={field.ref}
        label={name}
        margin="dense"
        autoComplete="off"
        autoFocus={isOpen}
        error={fieldState.invalid}
        helperText={help(field.value ? t("staff.sealed.unsent") : hint)}
        slotProps={{
          htmlInput: { maxLength: 60, inputMode: "text" },
          ...(isThere
            ? { input: { endAdornment: <InputAdornment position="end">{undo}</InputAdornment> } }
            : {}),
        }}
      />
    );
  }
  const shown = isCleared ? "" : (reveal.value ?? mask);
  return (
    <TextField
      name={source}
      label={name}
      margin="dense"
      value={shown}
      error={fieldState.invalid || unreadable !== undefined}
      helperText={help(isCleared ? t("staff.sealed.cleared") : (unreadable ?? t("staff.sealed.hint")))}
      slotProps={{
        inputLabel: { shrink: true },
        htmlInput: { readOnly: true },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              {isCleared ? (
                undo
              ) : (
                <>
                  {mask === "" ? null : <RevealButton name={name} reveal={reveal} />}
                  <Tool
                    label={t("staff.sealed.change", { name })}
                    icon={<EditOutlined fontSize="small" />}
                    onClick={() => change("", true)}
                  />
                  <Tool
                    label={t("staff.sealed.clear", { name })}
                    icon={<DeleteOutlineOutlined fontSize="small" />}
                    onClick={() => change(null, false)}
                  />
                </>
              )}
            </InputAdornment>
          ),
        },
      }}
    />
  );
}

function Tool({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return (
    <Tooltip title={label}>
      <IconButton size="small" aria-label={label} onClick={onClick}>
        {icon}
      </IconButton>
    </Tooltip>
  );
}

/** Why what is there cannot be shown. */
function useUnreadable(source: string): string | undefined {
  const locale = useAppLocale();
  const record = useRecordContext();
  const told: unknown = isRecord(record?.unreadable) ? record.unreadable[source] : undefined;
  return isRecord(told) ? String(told[locale]) : undefined;
}

function asItIs(value: unknown): unknown {
  return value;
}
