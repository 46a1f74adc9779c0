import { Card, CardActionArea, CardContent, Chip, Stack, Typography } from "@mui/material";
import { Link } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { useSession } from "../identity/use-session.ts";
import type { LibraryEntry } from "../rpc/answers.ts";

/** A template at a glance: what it is, whose, how often used. */
export function TemplateCard({ publication }: { publication: LibraryEntry }) {
  const t = useT();
  const tenantId = useSession()?.tenant.id;
  const isMine = publication.ownerTenantId === tenantId;
  const isAdopted = publication.adoptions.some((adoption) => adoption.tenantId === tenantId);
  const count = publication.adoptionCount;
  return (
    <Card component="li">
      <CardActionArea
        component={Link}
        to={`/library/${publication.id}`}
        sx={{ height: "100%", display: "flex", alignItems: "stretch" }}
      >
        <CardContent sx={{ width: "100%" }}>
          <Stack spacing={1}>
            <Stack
              direction="row"
              spacing={1}
              sx={{ justifyContent: "space-between", alignItems: "flex-start" }}
            >
              <Typography variant="h3" component="h2">
                {publication.title}
              </Typography>
              {isMine ? <Chip size="small" variant="outlined" label={t("library.mine")} /> : null}
              {isAdopted ? <Chip size="small" color="success" label={t("library.adopted")} /> : null}
              {publication.state === "active" ? null : (
                <Chip size="small" label={t(`words.publicationState.${publication.state}`)} />
              )}
            </Stack>
            <Typography variant="body2" color="textSecondary">
              {t("library.owner", { name: publication.ownerName })} ·{" "}
              {t("library.version", { version: publication.version })}
            </Typography>
            {publication.description === "" ? null : (
              <Typography variant="body2" sx={clamped}>
                {publication.description}
              </Typography>
            )}
            <Typography variant="body2" color="textSecondary">
              {count === 0 ? t("library.notUsed") : t("library.usedBy", { count })}
            </Typography>
          </Stack>
        </CardContent>
      </CardActionArea>
    </Card>
  );
}

const clamped = {
  display: "-webkit-box",
  WebkitLineClamp: 3,
  WebkitBoxOrient: "vertical",
  overflow: "hidden",
} as const;
