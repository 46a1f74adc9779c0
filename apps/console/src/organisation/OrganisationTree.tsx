import { Box, Stack } from "@mui/material";
import { useTreeItemModel } from "@mui/x-tree-view/hooks";
import { RichTreeView } from "@mui/x-tree-view/RichTreeView";
import { TreeItem, type TreeItemProps } from "@mui/x-tree-view/TreeItem";
import { type Ref, useState } from "react";
import { useT } from "../i18n/use-t.ts";
import { findIn, type TreeNode } from "./tree-items.ts";

interface OrganisationTreeProps {
  label: string;
  nodes: readonly TreeNode[];
  /** What is looked for; all is shown where it is empty. */
  q: string;
  /** Open from the beginning. */
  open?: readonly string[];
  /** Enter or a click on what has nothing below it. */
  onChoose?: (id: string) => void;
}

/** So many finds are shown; more are told by their number. */
const mostFound = 200;

/** A tree by keyboard: arrows open, close and go, Home and End, letters go to names, Enter opens or chooses. */
export function OrganisationTree({ label, nodes, q, open = [], onChoose }: OrganisationTreeProps) {
  const t = useT();
  const [opened, setOpened] = useState<readonly string[]>(open);
  const [closed, setClosed] = useState<{ q: string; ids: readonly string[] }>({ q, ids: [] });
  const isSearch = q.trim() !== "";
  const found = isSearch ? findIn(nodes, q, mostFound) : undefined;
  if (found?.nodes.length === 0)
    return <Box sx={{ color: "text.secondary" }}>{t("organisation.notFound", { q: q.trim() })}</Box>;
  // What is above a find is open until it is closed by hand; anything else as it was.
  const shut = new Set(closed.q === q ? closed.ids : []);
  const expanded = found ? [...new Set([...found.open, ...opened])].filter((id) => !shut.has(id)) : opened;
  return (
    <>
      <RichTreeView
        aria-label={label}
        items={[...(found?.nodes ?? nodes)]}
        expandedItems={[...expanded]}
        onExpandedItemsChange={(_event, ids) => {
          const gone = expanded.filter((id) => !ids.includes(id));
          setOpened(found ? ids.filter((id) => !found.open.includes(id)) : ids);
          setClosed({ q, ids: [...shut].filter((id) => !ids.includes(id)).concat(gone) });
        }}
        onSelectedItemsChange={(_event, id) => {
          if (id !== null) onChoose?.(id);
        }}
        selectedItems={null}
        slots={{ item: Line }}
        itemChildrenIndentation={20}
      />
      {found !== undefined && found.left > 0 ? (
        <Box sx={{ p: 1, color: "text.secondary" }}>{t("organisation.more", { count: found.left })}</Box>
      ) : null}
    </>
  );
}

function Line({ ref, ...props }: TreeItemProps & { ref?: Ref<HTMLLIElement> }) {
  const node = useTreeItemModel<TreeNode>(props.itemId);
  return (
    <TreeItem
      {...props}
      {...(ref === undefined ? {} : { ref })}
      label={
        <Stack direction="row" useFlexGap sx={{ columnGap: 1.5, flexWrap: "wrap", alignItems: "baseline" }}>
          <span>{node?.label}</span>
          {node?.note === undefined ? null : (
            <Box
              component="span"
              sx={{ color: node.isFaulty ? "warning.dark" : "text.secondary", fontSize: "0.8125rem" }}
            >
              {node.note}
            </Box>
          )}
        </Stack>
      }
    />
  );
}
