import { Box } from "@mui/material";
import { useMemo } from "react";
import { useNavigate } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import type { TreeTenant } from "../rpc/answers.ts";
import { listText } from "../ui/list-text.ts";
import { Section } from "../ui/Section.tsx";
import { OrganisationTree } from "./OrganisationTree.tsx";
import { type TreeNode, tenantNodes } from "./tree-items.ts";

interface TenantsBelowProps {
  own: { id: string; name: string };
  below: readonly TreeTenant[];
  q: string;
}

/** The tree of the tenants below; who oversees them goes from a unit to how it stands. */
export function TenantsBelow({ own, below, q }: TenantsBelowProps) {
  const t = useT();
  const locale = useAppLocale();
  const navigate = useNavigate();
  const oversees = useAllowed()("oversee");
  const nodes = useMemo(
    () =>
      tenantNodes(below, own.id, ({ count, absorbed }) =>
        [
          count > 0 ? t("organisation.units", { count }) : "",
          absorbed.length > 0 ? t("organisation.absorbed", { names: listText([...absorbed], locale) }) : "",
        ]
          .filter(Boolean)
          .join(" · "),
      ),
    [below, own.id, t, locale],
  );
  const parents = useMemo(() => new Map(below.map(({ id, parentId }) => [id, parentId])), [below]);
  return (
    <Section title={t("organisation.below")}>
      <Box className="screen-only">
        <OrganisationTree
          label={t("organisation.below")}
          nodes={nodes}
          q={q}
          {...(oversees
            ? {
                onChoose: (id: string) => {
                  const above = parents.get(id);
                  navigate(above === undefined || above === own.id ? "/" : `/?under=${above}`);
                },
              }
            : {})}
        />
      </Box>
      <Box className="print-only" sx={{ columnCount: 2, columnGap: "8mm", fontSize: "9pt" }}>
        <PrintedNodes nodes={nodes} />
      </Box>
    </Section>
  );
}

/** The whole tree on paper, open. */
function PrintedNodes({ nodes }: { nodes: readonly TreeNode[] }) {
  return (
    <Box component="ul" sx={{ m: 0, pl: "4mm", "& > li": { breakInside: "auto" } }}>
      {nodes.map(({ id, label, note, children }) => (
        <li key={id}>
          {note === undefined ? label : `${label} · ${note}`}
          {children.length > 0 ? <PrintedNodes nodes={children} /> : null}
        </li>
      ))}
    </Box>
  );
}
