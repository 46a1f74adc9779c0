import type { Form } from "@duheng/contracts";
import { Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { ProblemList } from "../../forms/ProblemList.tsx";
import { useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { QueryView } from "../../ui/QueryView.tsx";

/** What the designer's check will say of the merged document: errors only, each a thing to mend before publishing. */
export function MergeProblems({ document, version }: { document: Form; version: string }) {
  const t = useT();
  const query = useQuery({
    queryKey: ["library", "mergeCheck", version],
    queryFn: async ({ signal }) => {
      const problems = await api.forms.check.query({ document }, { signal });
      return problems.filter(({ severity }) => severity === "error");
    },
    placeholderData: (previous) => previous,
  });
  return (
    <QueryView query={query}>
      {(problems) =>
        problems.length === 0 ? (
          <Typography color="textSecondary">{t("library.merge.noProblems")}</Typography>
        ) : (
          <>
            <Typography color="textSecondary">{t("library.merge.problemsHint")}</Typography>
            <ProblemList problems={problems} hasPlaces={false} />
          </>
        )
      }
    </QueryView>
  );
}
