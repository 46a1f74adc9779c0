import type { AssessmentData } from "@duheng/contracts";
import { Stack, Table, TableBody, TableCell, TableRow, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { originText } from "../../filling/words-of-sources.ts";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { listText } from "../../ui/list-text.ts";
import { Section } from "../../ui/Section.tsx";
import { assessmentQueries } from "../queries.ts";

type OfDataset = AssessmentData["datasets"][number];

/** What datasets say of the person of a paper, of those that it uses, and where it came from; nothing where it uses none. */
export function DataSection({ assessmentId }: { assessmentId: string }) {
  const t = useT();
  const { data } = useQuery(assessmentQueries.data(assessmentId));
  if (data === undefined || data.datasets.length === 0) return null;
  return (
    <Section title={t("assessments.data.title")}>
      <Stack spacing={2}>
        {data.datasets.map((of) => (
          <Figures key={of.key} of={of} />
        ))}
      </Stack>
    </Section>
  );
}

function Figures({ of: { title, columns, values, origin } }: { of: OfDataset }) {
  const t = useT();
  const locale = useAppLocale();
  return (
    <div>
      <Typography sx={{ fontWeight: 600 }}>{title}</Typography>
      <Typography variant="body2" color="textSecondary">
        {origin === undefined ? t("assessments.data.awaited") : originText(origin)[locale]}
      </Typography>
      {values === undefined ? null : (
        <Table size="small" sx={{ width: "auto", mt: 0.5 }}>
          <TableBody>
            {columns.map(({ key, title: column, unit }) => (
              <TableRow key={key}>
                <TableCell component="th" scope="row">
                  {unit === undefined ? column : `${column}（${unit}）`}
                </TableCell>
                <TableCell align="right">
                  <Value value={values[key]} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </div>
  );
}

/** So many of a list are shown. */
const mostShown = 12;

function Value({ value }: { value: unknown }) {
  const t = useT();
  const locale = useAppLocale();
  const say = (one: unknown) =>
    typeof one === "boolean" ? t(one ? "assessments.data.yes" : "assessments.data.no") : String(one);
  if (value === undefined || (Array.isArray(value) && value.length === 0))
    return (
      <Typography component="span" variant="body2" color="textSecondary">
        {t("assessments.data.none")}
      </Typography>
    );
  if (!Array.isArray(value)) return say(value);
  return `${listText(value.slice(0, mostShown).map(say), locale)}${value.length > mostShown ? " …" : ""}`;
}
