import { Box, Table, TableBody, TableCell, TableHead, TableRow } from "@mui/material";
import { useMemo } from "react";
import { useTranslateLabel } from "react-admin";
import { useNavigate } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import type { UnitPicture } from "../rpc/answers.ts";
import { CreateLink } from "../ui/CreateLink.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { listText, withNote } from "../ui/list-text.ts";
import { Section } from "../ui/Section.tsx";
import { departmentNodes, isDepartment } from "./department-nodes.ts";
import { OrganisationTree } from "./OrganisationTree.tsx";

/** The unit's leaders with the departments that each is in charge of; on paper, a table. */
export function UnitTree({ name, picture, q }: { name: string; picture: UnitPicture; q: string }) {
  const t = useT();
  const locale = useAppLocale();
  const navigate = useNavigate();
  const canEdit = useAllowed()("editStaff");
  const nodes = useMemo(() => departmentNodes(picture, t, locale), [picture, t, locale]);
  const title = withNote(name, t("organisation.people", { count: picture.people }), locale);
  if (nodes.length === 0)
    return (
      <Section title={title}>
        <EmptyState
          title={t("organisation.empty")}
          hint={t("organisation.emptyHint")}
          action={
            canEdit ? <CreateLink to="/departments/create" label={t("staff.departments.create")} /> : null
          }
        />
      </Section>
    );
  return (
    <Section title={title}>
      <Box className="screen-only">
        <OrganisationTree
          label={t("organisation.own")}
          nodes={nodes}
          q={q}
          open={nodes.map(({ id }) => id)}
          {...(canEdit
            ? {
                onChoose: (id: string) => {
                  if (isDepartment(id)) navigate(`/departments/${id}`);
                },
              }
            : {})}
        />
      </Box>
      <Box className="print-only">
        <PrintedUnit picture={picture} />
      </Box>
    </Section>
  );
}

function PrintedUnit({ picture: { leaders, departments } }: { picture: UnitPicture }) {
  const t = useT();
  const label = useTranslateLabel();
  const locale = useAppLocale();
  return (
    <>
      <p>
        {listText(
          leaders.map(({ name, position }) =>
            position === undefined ? name : withNote(name, position, locale),
          ),
          locale,
        )}
      </p>
      <Table>
        <TableHead>
          <TableRow>
            <TableCell>{label({ resource: "departments", source: "name" })}</TableCell>
            <TableCell>{label({ resource: "departments", source: "leaderInChargeId" })}</TableCell>
            <TableCell>{label({ resource: "departments", source: "headId" })}</TableCell>
            <TableCell>{t("shell.menu.staff")}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {departments.map(({ id, name, leaderInCharge, head, people }) => (
            <TableRow key={id}>
              <TableCell>{name}</TableCell>
              <TableCell>{leaderInCharge?.name ?? "—"}</TableCell>
              <TableCell>{head?.name ?? "—"}</TableCell>
              <TableCell>{people}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
