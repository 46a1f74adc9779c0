import ArrowDownward from "@mui/icons-material/ArrowDownward";
import ArrowUpward from "@mui/icons-material/ArrowUpward";
import { Box, IconButton, Stack, Typography } from "@mui/material";
import { useEffect, useRef, useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import type { PlacedDepartment } from "../../rpc/answers.ts";
import { movedBy } from "./moved-by.ts";

interface OrderedDepartmentsProps {
  readonly departments: readonly PlacedDepartment[];
  readonly ids: readonly string[];
  readonly onChange: (ids: string[]) => void;
}

type Step = -1 | 1;

/** Departments in an order, each with a way up and down; where the last one came to is told, and the hand stays with it. */
export function OrderedDepartments({ departments, ids, onChange }: OrderedDepartmentsProps) {
  const t = useT();
  const list = useRef<HTMLUListElement>(null);
  const [moved, setMoved] = useState<{ readonly id: string; readonly step: Step }>();
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const retired = new Set(departments.filter(({ state }) => state === "retired").map(({ id }) => id));
  useEffect(() => {
    if (moved !== undefined) holdOn(list.current, moved);
  }, [moved]);
  const move = (id: string, step: Step) => {
    onChange(movedBy(ids, id, step));
    setMoved({ id, step });
  };
  return (
    <>
      <Stack ref={list} component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
        {ids.map((id, at) => {
          const name = names.get(id) ?? "";
          return (
            <Stack key={id} component="li" data-id={id} direction="row" sx={{ gap: 1, alignItems: "center" }}>
              <Box component="span" sx={{ flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" }}>
                {name}
                {retired.has(id) ? (
                  <Typography component="span" variant="body2" color="textSecondary" sx={{ ml: 1 }}>
                    {t("words.organisationState.retired")}
                  </Typography>
                ) : null}
              </Box>
              <IconButton
                data-step={-1}
                aria-label={t("staff.departments.order.up", { name })}
                disabled={at === 0}
                onClick={() => move(id, -1)}
              >
                <ArrowUpward fontSize="small" />
              </IconButton>
              <IconButton
                data-step={1}
                aria-label={t("staff.departments.order.down", { name })}
                disabled={at === ids.length - 1}
                onClick={() => move(id, 1)}
              >
                <ArrowDownward fontSize="small" />
              </IconButton>
            </Stack>
          );
        })}
      </Stack>
      <Typography role="status" variant="body2" color="textSecondary">
        {moved === undefined
          ? null
          : t("staff.departments.order.placed", {
              ...{ name: names.get(moved.id) ?? "", place: ids.indexOf(moved.id) + 1, count: ids.length },
            })}
      </Typography>
    </>
  );
}

/** A row that moves in the page loses the focus, and so does a button that cannot be used at either end. */
function holdOn(list: HTMLElement | null, { id, step }: { readonly id: string; readonly step: Step }): void {
  const row = list?.querySelector(`[data-id="${CSS.escape(id)}"]`);
  const button =
    row?.querySelector<HTMLElement>(`button[data-step="${step}"]:not(:disabled)`) ??
    row?.querySelector<HTMLElement>("button:not(:disabled)");
  button?.focus();
}
