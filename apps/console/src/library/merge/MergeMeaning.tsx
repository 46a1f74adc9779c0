import { compareMeaning, type FormMerge, type MeaningDifference, tellAnswer } from "@duheng/form";
import { Alert, Box, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import type { SideNames } from "./ConflictCard.tsx";

interface MergeMeaningProps {
  readonly merge: FormMerge;
  /** The same for the same merge: it is compared once. */
  readonly version: string;
  readonly names: SideNames;
}

/**
 * Whether each indicator that one side alone touched still gives what it gave there: tried on samples and random
 * fillings, and shown before anybody accepts the merge.
 */
export function MergeMeaning({ merge, version, names }: MergeMeaningProps) {
  const t = useT();
  const query = useQuery({
    queryKey: ["library", "mergeMeaning", version],
    queryFn: () => compareMeaning(merge, { turn: nextTask }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <QueryView query={query} skeleton={<SkeletonLines count={1} height={24} />}>
      {({ differences, indicators, fillings, isComplete }) => (
        <>
          {isComplete ? null : (
            <Typography color="textSecondary">{t("library.merge.meaning.incomplete")}</Typography>
          )}
          {differences.length === 0 ? (
            isComplete && (
              <Typography color="textSecondary">
                {t("library.merge.meaning.same", { indicators, fillings })}
              </Typography>
            )
          ) : (
            <Alert severity="warning" role="alert">
              {t("library.merge.meaning.differs")}
              <Box component="ul" sx={{ my: 0.5, pl: 2.5, overflowWrap: "anywhere" }}>
                {differences.map((difference) => (
                  <li key={difference.indicatorId}>
                    <Difference difference={difference} side={names[difference.side]} />
                  </li>
                ))}
              </Box>
            </Alert>
          )}
        </>
      )}
    </QueryView>
  );
}

function Difference({ difference, side }: { difference: MeaningDifference; side: string }) {
  const t = useT();
  const locale = useAppLocale();
  return (
    <>
      {t("shell.labelled", { label: side })}
      {difference.message[locale]}
      <Typography variant="body2" color="textSecondary" component="div">
        {t("library.merge.meaning.with", { answers: tellAnswer(difference.inputs.answers, locale) })}
      </Typography>
    </>
  );
}

/** Lets the page draw and take keys in between. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
