import type { AccountPreviewRow } from "@duheng/contracts";
import {
  Alert,
  Box,
  Button,
  Chip,
  Paper,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TablePagination,
  TableRow,
} from "@mui/material";
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { errorOf } from "../../rpc/errors.ts";
import { type Choices, inOrder, isOpen, peopleFor } from "./choices.ts";
import { PreviewRow } from "./PreviewRow.tsx";

interface GivePreviewProps {
  readonly rows: readonly AccountPreviewRow[];
  readonly more: number;
  /** What the server last refused; its problems stand at the people. */
  readonly refusal: unknown;
  readonly isBusy: boolean;
  readonly onGive: (people: { staffId: string; username: string }[]) => void;
}

const perPage = 50;
const columns = ["name", "number", "department", "username", "outcome"] as const;

/** Who gets which user name: those to be settled first; then all accounts are made at once. */
export function GivePreview({ rows, more, refusal, isBusy, onGive }: GivePreviewProps) {
  const t = useT();
  const [choices, setChoices] = useState<Choices>(new Map());
  const [page, setPage] = useState(0);
  const [asked, setAsked] = useState<readonly { staffId: string }[]>([]);
  const people = peopleFor(rows, choices);
  const open = rows.filter((row) => isOpen(row, choices)).length;
  const count = (outcome: AccountPreviewRow["outcome"]) =>
    rows.filter((row) => row.outcome === outcome).length;
  const refused = refusedOf(refusal, asked);
  const told = (row: AccountPreviewRow) =>
    choices.has(row.staffId) && !refused.has(row.staffId) ? undefined : refused.get(row.staffId);
  const shown = inOrder(rows).sort(
    (one, other) => Number(refused.has(other.staffId)) - Number(refused.has(one.staffId)),
  );
  const choose = (staffId: string, username: string | null) => {
    const next = new Map(choices);
    next.set(staffId, username);
    setChoices(next);
  };

  return (
    <Stack spacing={1.5}>
      <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: "wrap" }} role="status">
        <Chip
          size="small"
          color="success"
          variant="outlined"
          label={t("accounts.give.summary", { new: people.length })}
        />
        {open > 0 ? (
          <Chip size="small" color="warning" label={t("accounts.give.refused", { count: open })} />
        ) : null}
        {count("has") > 0 ? (
          <Chip size="small" variant="outlined" label={t("accounts.give.has", { count: count("has") })} />
        ) : null}
        {count("left") > 0 ? (
          <Chip size="small" variant="outlined" label={t("accounts.give.left", { count: count("left") })} />
        ) : null}
      </Stack>
      {more > 0 ? <Alert severity="info">{t("accounts.give.more", { count: more })}</Alert> : null}
      <Paper variant="outlined" sx={{ overflowX: "auto" }}>
        <Table size="small" sx={cardsOnPhone}>
          <TableHead>
            <TableRow>
              {columns.map((column) => (
                <TableCell key={column}>{t(`accounts.give.column.${column}`)}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.slice(page * perPage, (page + 1) * perPage).map((row) => (
              <PreviewRow
                key={row.staffId}
                row={row}
                choices={choices}
                refused={told(row)}
                onChoose={choose}
              />
            ))}
          </TableBody>
        </Table>
        {rows.length > perPage ? (
          <TablePagination
            component="div"
            count={rows.length}
            page={page}
            rowsPerPage={perPage}
            rowsPerPageOptions={[perPage]}
            onPageChange={(_event, next) => setPage(next)}
          />
        ) : null}
      </Paper>
      <Box sx={{ position: "sticky", bottom: 0, py: 1, bgcolor: "background.default", zIndex: 1 }}>
        <Button
          variant="contained"
          loading={isBusy}
          disabled={people.length === 0 || open > 0}
          onClick={() => {
            setAsked(people);
            onGive(people);
          }}
        >
          {open > 0
            ? t("accounts.give.fix", { count: open })
            : t("accounts.give.confirm", { count: people.length })}
        </Button>
      </Box>
    </Stack>
  );
}

/** On a phone each person's cells stand below one another. */
const cardsOnPhone = {
  "@media (max-width: 599px)": {
    "& thead": { display: "none" },
    "& tr": { display: "block", py: 1, borderBottom: 1, borderColor: "divider" },
    "& td": { display: "block", border: 0, py: 0.5 },
    "& td.give-fact": { display: "inline-block", color: "text.secondary", pr: 0 },
  },
} as const;

/** What was refused of whom, of those that were asked for. */
function refusedOf(
  refusal: unknown,
  asked: readonly { staffId: string }[],
): ReadonlyMap<string, { zh: string; en: string }> {
  if (refusal === undefined) return new Map();
  return new Map(
    (errorOf(refusal).problems ?? []).flatMap(({ path, message }) => {
      const [, people, index] = path.split("/");
      const person = people === "people" ? asked[Number(index)] : undefined;
      return person === undefined ? [] : [[person.staffId, message] as const];
    }),
  );
}
