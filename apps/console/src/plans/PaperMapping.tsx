import type { PlanPaper, StaffCategory } from "@duheng/contracts";
import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from "@mui/material";
import { useGetList } from "react-admin";
import { useT } from "../i18n/use-t.ts";
import { RecordChoice } from "../ui/RecordChoice.tsx";
import { paperRows, withPaper } from "./papers.ts";

interface PaperMappingProps {
  papers: readonly PlanPaper[];
  onChange: (papers: PlanPaper[]) => void;
  isDisabled: boolean;
}

const byTitle = { field: "title", order: "ASC" } as const;
const inUse = { state: { in: ["draft", "published"] } };

/** Category (and level) → form: one exam, many papers. */
export function PaperMapping({ papers, onChange, isDisabled }: PaperMappingProps) {
  const t = useT();
  const categories = useGetList<StaffCategory>("staffCategories", {
    sort: { field: "order", order: "ASC" },
    pagination: { page: 1, perPage: 200 },
  });
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
                <RecordChoice
                  resource="forms"
                  sort={byTitle}
                  filter={inUse}
                  nameOf={({ title, latestVersion }) =>
                    `${title}${latestVersion === 0 ? t("plans.papers.unpublished") : ""}`
                  }
                  label={`${t("shell.labelled", { label: t("plans.papers.form") })}${row.categoryName}${row.level ?? ""}`}
                  placeholder={t("plans.papers.none")}
                  value={row.formId}
                  onChange={(formId) => onChange(withPaper(papers, row, formId))}
                  isDisabled={isDisabled}
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
