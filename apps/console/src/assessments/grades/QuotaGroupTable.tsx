import {
  Button,
  Chip,
  Paper,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useT } from "../../i18n/use-t.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { assessmentQueries } from "../queries.ts";

/** Each group with its people, its seats for `good`, and how many are taken. */
export function QuotaGroupTable({ cycleId }: { cycleId: string }) {
  const t = useT();
  const query = useQuery(assessmentQueries.quotaGroups(cycleId));
  return (
    <Paper variant="outlined">
      <QueryView query={query} skeleton={<SkeletonLines count={3} />}>
        {(groups) =>
          groups.length === 0 ? (
            <EmptyState title={t("assessments.grades.empty")} />
          ) : (
            <TableContainer>
              <Table>
                <TableHead>
                  <TableRow>
                    <TableCell>{t("assessments.grades.group")}</TableCell>
                    <TableCell align="right">{t("assessments.grades.base")}</TableCell>
                    <TableCell align="right">{t("assessments.grades.seats")}</TableCell>
                    <TableCell>{t("assessments.grades.state")}</TableCell>
                    <TableCell className="shell-actions" />
                  </TableRow>
                </TableHead>
                <TableBody>
                  {groups.map((group) => {
                    const isOpen = group.state === "open";
                    const label = t(isOpen ? "assessments.grades.openGroup" : "assessments.grades.viewGroup");
                    return (
                      <TableRow key={group.id} hover>
                        <TableCell component="th" scope="row" sx={{ fontWeight: 600 }}>
                          {group.title}
                        </TableCell>
                        <TableCell align="right">{group.base}</TableCell>
                        <TableCell align="right" sx={{ whiteSpace: "nowrap" }}>
                          {t("assessments.grades.used", { used: group.goodIds.length, seats: group.seats })}
                        </TableCell>
                        <TableCell>
                          <Chip
                            size="small"
                            variant="outlined"
                            color={isOpen ? "warning" : "success"}
                            label={t(isOpen ? "assessments.grades.open" : "assessments.grades.fixed")}
                          />
                        </TableCell>
                        <TableCell align="right" className="shell-actions">
                          <Button
                            component={Link}
                            to={`/grades/${group.id}`}
                            variant={isOpen ? "contained" : "outlined"}
                            aria-label={`${t("shell.labelled", { label: label })}${group.title}`}
                          >
                            {label}
                          </Button>
                        </TableCell>
                      </TableRow>
                    );
                  })}
                </TableBody>
              </Table>
            </TableContainer>
          )
        }
      </QueryView>
    </Paper>
  );
}
