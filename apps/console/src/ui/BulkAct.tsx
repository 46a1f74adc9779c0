import { Alert, Box, Button, Link, Typography } from "@mui/material";
import { type ReactNode, useState } from "react";
import { useListContext, useNotify, useRefresh } from "react-admin";
import { Link as RouterLink } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { errorOf } from "../rpc/errors.ts";
import { ConfirmDialog } from "./ConfirmDialog.tsx";
import { listText } from "./list-text.ts";
import { type Chosen, type ChosenRecords, mostChosen, useChosen } from "./use-chosen.ts";

interface BulkActProps {
  label: string;
  icon?: ReactNode;
  title: string;
  text: string;
  confirm: string;
  done: string;
  /** Whether what it needs beside the chosen ones is not there yet. */
  isDisabled?: boolean;
  /** All of it or nothing. Rejects with a problem for each that is refused. */
  act: (chosen: Chosen[]) => Promise<unknown>;
  /** Told when it is asked for: what was entered for others is no answer for these. */
  onOpen?: () => void;
  /** What else is asked for. */
  children?: ReactNode;
  /** Where one that is refused is dealt with by itself. */
  target?: ((id: string) => string) | undefined;
}

/** One act on what is chosen in a list, asked for once more before it is done; which are refused is told by name, and then none is done. */
export function BulkAct(props: BulkActProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        startIcon={props.icon}
        onClick={() => {
          props.onOpen?.();
          setOpen(true);
        }}
      >
        {props.label}
      </Button>
      {isOpen ? <BulkDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function BulkDialog(props: BulkActProps & { onClose: () => void }) {
  const { title, text, confirm, done, isDisabled = false, act, children, target, onClose } = props;
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const refresh = useRefresh();
  const { onUnselectItems, selectedIds } = useListContext();
  const present = useChosen();
  // Held as they were when they were looked at: what others change meanwhile is a conflict, however often one tries.
  const [looked, setLooked] = useState<ChosenRecords | null>(null);
  const isChanged = looked !== null && looked.chosen.length !== selectedIds.length;
  if (present !== null && (looked === null || isChanged)) setLooked(present);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const isTooMany = selectedIds.length > mostChosen;

  const run = async () => {
    if (looked === null) return;
    setBusy(true);
    setRefusal(undefined);
    try {
      await act([...looked.chosen]);
      notify(done, { type: "success" });
      onUnselectItems();
      onClose();
    } catch (thrown) {
      setRefusal(thrown);
    } finally {
      setBusy(false);
    }
    // What others did meanwhile is shown, too.
    refresh();
  };

  return (
    <ConfirmDialog
      title={title}
      text={<Typography>{text}</Typography>}
      confirm={confirm}
      isBusy={isBusy}
      isDisabled={isDisabled || looked === null || isTooMany}
      maxWidth="sm"
      onConfirm={() => void run()}
      onClose={onClose}
    >
      {isTooMany ? (
        <Alert severity="warning" sx={{ mt: 2 }}>
          {t("shell.bulk.tooMany", { most: mostChosen })}
        </Alert>
      ) : null}
      {looked === null || looked.unseen.length === 0 ? null : (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
          {t("shell.bulk.unseen", { count: looked.unseen.length, names: listText(looked.unseen, locale) })}
        </Typography>
      )}
      {children}
      {refusal === undefined ? null : (
        <Alert severity="error" sx={{ mt: 2 }}>
          {errorOf(refusal).message[locale]}
          <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
            {(errorOf(refusal).problems ?? []).map(({ code, path, message }) => (
              <li key={path}>
                {message[locale]}
                {/* What another changed meanwhile is looked at and tried again here. */}
                {code === "conflict" ? null : <DealWith path={path} looked={looked} target={target} />}
              </li>
            ))}
          </Box>
        </Alert>
      )}
    </ConfirmDialog>
  );
}

interface DealWithProps {
  /** Of the refusal: which of the chosen it is about. */
  readonly path: string;
  readonly looked: ChosenRecords | null;
  readonly target: ((id: string) => string) | undefined;
}

/** Leads to the one that was refused. */
function DealWith({ path, looked, target }: DealWithProps) {
  const t = useT();
  const one = looked?.chosen[Number(/^\/chosen\/(\d+)$/.exec(path)?.[1] ?? -1)];
  if (one === undefined || target === undefined) return null;
  return (
    <Link component={RouterLink} to={target(one.id)} sx={{ ml: 1, whiteSpace: "nowrap" }}>
      {t("shell.bulk.dealWith")}
    </Link>
  );
}
