import { earlierOf } from "@duheng/assessment";
import ExpandMore from "@mui/icons-material/ExpandMore";
import { Accordion, AccordionDetails, AccordionSummary, Box, Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { instantText } from "../../ui/dates.ts";
import type { OpenedAssessment } from "../queries.ts";
import { AnswersSection } from "./AnswersSection.tsx";

/** What was handed in before the paper was returned, the latest first, to be unfolded; not printed. */
export function EarlierPapers({ opened: { assessment, contributions } }: { opened: OpenedAssessment }) {
  const t = useT();
  const locale = useAppLocale();
  const earlier = earlierOf(contributions, "filling");
  if (earlier.length === 0) return null;
  return (
    <Box sx={{ "@media print": { display: "none" } }}>
      {earlier.map((filled) => (
        <Accordion
          key={filled.id}
          disableGutters
          variant="outlined"
          slotProps={{ heading: { component: "h2" }, transition: { unmountOnExit: true } }}
        >
          <AccordionSummary expandIcon={<ExpandMore />}>
            <Typography component="span">
              {t("assessments.result.earlierPaper", { at: instantText(filled.givenAt ?? "", locale) })}
            </Typography>
          </AccordionSummary>
          <AccordionDetails>
            <AnswersSection assessment={assessment} filled={filled} />
          </AccordionDetails>
        </Accordion>
      ))}
    </Box>
  );
}
