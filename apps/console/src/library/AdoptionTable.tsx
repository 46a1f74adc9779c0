import type { Adoption } from "@duheng/contracts";
import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from "@mui/material";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { instantText } from "../ui/dates.ts";
import { Section } from "../ui/Section.tsx";

/** How many use the template, and those of them that the unit may see. */
export function AdoptionTable({ adoptions, count }: { adoptions: readonly Adoption[]; count: number }) {
  const t = useT();
  const locale = useAppLocale();
  return (
    <Section title={t("library.detail.users")}>
      <Typography color="textSecondary">
        {count === 0 ? t("library.notUsed") : t("library.usedBy", { smart_count: count })}
      </Typography>
      {adoptions.length === 0 ? null : (
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
