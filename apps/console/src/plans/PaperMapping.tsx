import type { PlanPaper, StaffCategory } from "@duheng/contracts";
import {
  MenuItem,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useGetList } from "react-admin";
import { useT } from "../i18n/use-t.ts";
import { formQueries } from "../rpc/form-queries.ts";
import { paperRows, withPaper } from "./papers.ts";

interface PaperMappingProps {
  papers: readonly PlanPaper[];
  onChange: (papers: PlanPaper[]) => void;
  isDisabled: boolean;
}

/** Category (and level) → form: one exam, many papers. */
export function PaperMapping({ papers, onChange, isDisabled }: PaperMappingProps) {
  const t = useT();
  const categories = useGetList<StaffCategory>("staffCategories", {
    sort: { field: "order", order: "ASC" },
    pagination: { page: 1, perPage: 200 },
  });
  const forms = useQuery(formQueries.choices());
  const choices = (forms.data?.data ?? []).filter((form) => form.state !== "retired");
  return (
    <>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {t("plans.papers.hint")}
      </Typography>
      <Table>
        <TableHead>
          <TableRow>
            <TableCell>{t("plans.papers.category")}</TableCell>
            <TableCell>{t("plans.papers.level")}</TableCell>
            <TableCell sx={{ width: "50%" }}>{t("plans.papers.form")}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {paperRows(categories.data ?? [], papers).map((row) => (
            <TableRow key={`${row.categoryId}/${row.level ?? ""}`}>
              <TableCell component="th" scope="row">
                {row.categoryName}
              </TableCell>
              <TableCell>{row.level ?? t("plans.papers.allLevels")}</TableCell>
              <TableCell>
                <TextField
                  select
                  fullWidth
                  disabled={isDisabled}
                  label={`${t("shell.labelled", { label: t("plans.papers.form") })}${row.categoryName}${row.level ?? ""}`}
                  value={choices.some((form) => form.id === row.formId) ? row.formId : ""}
                  onChange={(event) =>
                    onChange(
                      withPaper(papers, row, event.target.value === "" ? undefined : event.target.value),
                    )
                  }
                  slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
                >
                  <MenuItem value="">{t("plans.papers.none")}</MenuItem>
                  {choices.map((form) => (
                    <MenuItem key={form.id} value={form.id}>
                      {form.title}
                      {form.latestVersion === 0 ? t("plans.papers.unpublished") : ""}
                    </MenuItem>
                  ))}
                </TextField>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
