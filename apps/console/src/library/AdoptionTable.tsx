import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from "@mui/material";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import type { LibraryEntry } from "../rpc/answers.ts";
import { instantText } from "../ui/dates.ts";
import { clauses, withNote } from "../ui/list-text.ts";
import { Section } from "../ui/Section.tsx";

/** How many use the template, in which versions, and those of them that the unit may see with how much they change. */
export function AdoptionTable({ template }: { template: LibraryEntry }) {
  const t = useT();
  const locale = useAppLocale();
  const { adoptions, adoptionCount, spread } = template;
  const used = adoptionCount === 0 ? t("library.notUsed") : t("library.usedBy", { count: adoptionCount });
  const versions = spread.map(({ version, units }) => t("library.detail.spread", { version, count: units }));
  return (
    <Section title={t("library.detail.users")}>
      <Typography color="textSecondary">
        {spread.length < 2 ? used : withNote(used, clauses(versions, locale), locale)}
      </Typography>
      {adoptions.length === 0 ? null : (
        <Table sx={{ "& th, & td": { whiteSpace: { xs: "nowrap", md: "normal" } } }}>
          <TableHead>
            <TableRow>
              <TableCell>{t("library.detail.unit")}</TableCell>
              <TableCell>{t("library.detail.restsOn")}</TableCell>
              <TableCell>{t("library.detail.ownVersion")}</TableCell>
              <TableCell>{t("library.detail.localChanges")}</TableCell>
              <TableCell>{t("library.detail.adoptedAt")}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {adoptions.map(({ formId, tenantName, version, publishedVersion, localChanges, adoptedAt }) => (
              <TableRow key={formId}>
                <TableCell>{tenantName}</TableCell>
                <TableCell>{t("library.version", { version })}</TableCell>
                <TableCell>
                  {publishedVersion === undefined
                    ? t("library.detail.noOwnVersion")
                    : t("library.version", { version: publishedVersion })}
                </TableCell>
                <TableCell>
                  {localChanges === undefined ? "—" : t("library.detail.localCount", { count: localChanges })}
                </TableCell>
                <TableCell>{instantText(adoptedAt, locale)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}
