import { Box, Button, Stack, Typography } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import { api } from "../rpc/client.ts";
import { Section } from "../ui/Section.tsx";
import { useAction } from "../ui/use-action.ts";

const parts = ["tables", "data", "files", "check", "sealed"] as const;

/** What an archive of the own unit holds, and the way to one. */
export function AskArchive() {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const isAllowed = useAllowed();
  const { run, isBusy } = useAction();
  const ask = async () => {
    const asked = await run(() => api.archives.ask.mutate({}));
    await queryClient.invalidateQueries({ queryKey: ["archives"] });
    if (asked !== undefined) notify(t("archives.asked"), { type: "info" });
  };
  return (
    <Section title={t("archives.what.title")}>
      <Box component="ul" sx={{ mt: 0, mb: 2, pl: 2.5 }}>
        {parts.map((part) => (
          <Typography key={part} component="li" variant="body2">
            {t(`archives.what.${part}`)}
          </Typography>
        ))}
      </Box>
      {isAllowed("askArchives") ? (
        <Stack
          direction={{ xs: "column", sm: "row" }}
          spacing={2}
          sx={{ alignItems: { xs: "stretch", sm: "center" }, pt: 1 }}
        >
          <Button variant="contained" onClick={ask} disabled={isBusy}>
            {t("archives.ask")}
          </Button>
        </Stack>
      ) : null}
    </Section>
  );
}
