import { Alert, Box, Button, Chip, Stack, Typography } from "@mui/material";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { instantText } from "../ui/dates.ts";
import { listText } from "../ui/list-text.ts";
import type { ListedToken } from "./answers.ts";

interface TokenRowProps {
  readonly token: ListedToken;
  /** Titles of datasets by their ids. */
  readonly titles: ReadonlyMap<string, string>;
  readonly onRevoke: () => void;
}

const day = 24 * 60 * 60_000;

/** A token: whose it is, what it may, until when, and how it was used. */
export function TokenRow({ token, titles, onRevoke }: TokenRowProps) {
  const t = useT();
  const locale = useAppLocale();
  const { name, datasetIds, start, createdBy, createdAt, expiresAt, lastUsedAt, elsewhereAt } = token;
  const { revokedAt, revokedBy = "" } = token;
  const isOver = revokedAt !== undefined || Date.parse(expiresAt) <= Date.now();
  const isElsewhere = !isOver && elsewhereAt !== undefined && Date.now() - Date.parse(elsewhereAt) < day;
  const until = expiresAt.slice(0, 10);
  const standing =
    revokedAt !== undefined
      ? t("accessTokens.list.revoked", { name: revokedBy, at: instantText(revokedAt, locale) })
      : t(isOver ? "accessTokens.list.expired" : "accessTokens.list.expires", { day: until });
  const may =
    datasetIds === undefined
      ? t("accessTokens.list.all")
      : listText(
          datasetIds.map((id) => titles.get(id) ?? t("accessTokens.list.gone")),
          locale,
        );
  const used =
    lastUsedAt === undefined
      ? t("accessTokens.list.unused")
      : t("accessTokens.list.used", { at: instantText(lastUsedAt, locale) });
  return (
    <Box component="li">
      <Stack
        direction="row"
        useFlexGap
        sx={{ gap: 1, alignItems: "center", justifyContent: "space-between", flexWrap: "wrap" }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Stack direction="row" useFlexGap sx={{ gap: 1, alignItems: "center", flexWrap: "wrap" }}>
            <Typography sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>{name}</Typography>
            <Chip
              size="small"
              variant="outlined"
              color={isOver ? "default" : "success"}
              label={t(isOver ? "accessTokens.list.over" : "accessTokens.list.valid")}
            />
          </Stack>
          <Typography variant="body2" color="textSecondary">
            {t("shell.labelled", { label: t("accessTokens.list.datasets") })}
            {may} · {standing} · {used}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {t("accessTokens.list.made", { name: createdBy.name, at: instantText(createdAt, locale) })} ·{" "}
            {t("accessTokens.list.start", { start })}
          </Typography>
        </Box>
        {revokedAt !== undefined ? null : (
          <Button
            variant="outlined"
            color="secondary"
            onClick={onRevoke}
            aria-label={t("accessTokens.revoke.of", { name })}
          >
            {t("accessTokens.revoke.act")}
          </Button>
        )}
      </Stack>
      {isElsewhere ? (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {t("accessTokens.list.elsewhere")}
        </Alert>
      ) : null}
    </Box>
  );
}
