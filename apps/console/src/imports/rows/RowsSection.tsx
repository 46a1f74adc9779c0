import { Button, Chip, Stack, type Theme, Typography, useMediaQuery } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { Section } from "../../ui/Section.tsx";
import type { FieldInfo, ImportRecord, ShownRow, Verdict } from "../answers.ts";
import { importQueries, rowsAtOnce } from "../queries.ts";
import { RowCards } from "./RowCards.tsx";
import { RowTable } from "./RowTable.tsx";
import { verdictColours } from "./verdict-colours.ts";

interface RowsSectionProps {
  of: ImportRecord;
  fields: readonly FieldInfo[];
  /** Rows can be corrected. */
  isOpen: boolean;
}

const verdicts = ["refused", "doubt", "new", "changed", "gone", "unchanged", "leftOut"] as const;

/** The rows by what becomes of them: those that need somebody come first. */
export function RowsSection({ of, fields, isOpen }: RowsSectionProps) {
  const t = useT();
  const { counts, id, revision } = of;
  const first = isOpen ? verdicts.find((one) => counts[one] > 0) : undefined;
  const [chosen, setChosen] = useState<Verdict | "all" | undefined>();
  const [page, setPage] = useState(1);
  const shown = chosen ?? first ?? "all";
  const Rows = useMediaQuery<Theme>(({ breakpoints }) => breakpoints.down("sm")) ? RowCards : RowTable;
  const query = useQuery(importQueries.rows(id, revision, shown === "all" ? undefined : shown, page));
  const choose = (verdict: Verdict | "all") => {
    setChosen(verdict);
    setPage(1);
  };
  return (
    <Section title={t("imports.rows.title")}>
      <Stack
        direction="row"
        useFlexGap
        role="group"
        aria-label={t("imports.rows.title")}
        sx={{ gap: 1, flexWrap: "wrap", mb: 1.5 }}
      >
        {(["all", ...verdicts] as const)
          .filter((one) => one === "all" || counts[one] > 0 || one === shown)
          .map((one) => (
            <Chip
              key={one}
              clickable
              aria-pressed={one === shown}
              variant={one === shown ? "filled" : "outlined"}
              color={one === "all" ? "primary" : verdictColours[one]}
              label={one === "all" ? t("imports.rows.all") : `${t(`imports.rows.${one}`)} ${counts[one]}`}
              onClick={() => choose(one)}
            />
          ))}
      </Stack>
      <QueryView query={query} skeleton={<SkeletonLines count={6} />}>
        {({ data, total }) =>
          data.length === 0 ? (
            <Typography color="textSecondary" sx={{ py: 2 }}>
              {t("imports.rows.empty")}
            </Typography>
          ) : (
            <>
              <Rows of={of} columns={columnsFor(of, fields, data)} rows={data} isOpen={isOpen} />
              <Pages page={page} total={total} onPage={setPage} />
            </>
          )
        }
      </QueryView>
    </Section>
  );
}

/** The columns that are read; of whoever is gone without a row, what changes is told all the same. */
function columnsFor(
  of: ImportRecord,
  fields: readonly FieldInfo[],
  rows: readonly ShownRow[],
): readonly FieldInfo[] {
  const columns = of.columns.flatMap(({ field }) => fields.find((one) => one.field === field) ?? []);
  const changed = new Set(
    rows.flatMap(({ row, changes }) => (row === 0 ? changes.map(({ field }) => field) : [])),
  );
  return [...columns, ...fields.filter((one) => !columns.includes(one) && changed.has(one.field))];
}

function Pages({ page, total, onPage }: { page: number; total: number; onPage: (page: number) => void }) {
  const t = useT();
  const from = (page - 1) * rowsAtOnce + 1;
  const to = Math.min(total, page * rowsAtOnce);
  return (
    <Stack direction="row" spacing={1} sx={{ mt: 1, alignItems: "center", justifyContent: "flex-end" }}>
      <Typography variant="body2" color="textSecondary">
        {t("imports.rows.page", { from, to, count: total })}
      </Typography>
      <Button size="small" disabled={page === 1} onClick={() => onPage(page - 1)}>
        {t("imports.rows.earlier")}
      </Button>
      <Button size="small" disabled={to >= total} onClick={() => onPage(page + 1)}>
        {t("imports.rows.later")}
      </Button>
    </Stack>
  );
}
