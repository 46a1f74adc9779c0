import type { Adoption } from "@duheng/contracts";
import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from "@mui/material";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { instantText } from "../ui/dates.ts";
import { Section } from "../ui/Section.tsx";

/** Who uses the template. */
export function AdoptionTable({ adoptions }: { adoptions: readonly Adoption[] }) {
  const t = useT();
  const locale = useAppLocale();
  return (
    <Section title={t("library.detail.users")}>
      {adoptions.length === 0 ? (
        <Typography color="text.secondary">{t("library.notUsed")}</Typography>
      ) : (
        <Table>
          <TableHead>
            <TableRow>
              <TableCell>{t("library.detail.unit")}</TableCell>
              <TableCell>{t("library.detail.adoptedAt")}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {adoptions.map((adoption) => (
              <TableRow key={adoption.formId}>
                <TableCell>{adoption.tenantName}</TableCell>
                <TableCell>{instantText(adoption.adoptedAt, locale)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}
