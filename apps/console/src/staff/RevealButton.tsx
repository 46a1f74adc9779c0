import VisibilityOffOutlined from "@mui/icons-material/VisibilityOffOutlined";
import VisibilityOutlined from "@mui/icons-material/VisibilityOutlined";
import { IconButton, Tooltip } from "@mui/material";
import { useT } from "../i18n/use-t.ts";
import type { useReveal } from "./use-reveal.ts";

interface RevealButtonProps {
  /** What the value is called. */
  readonly name: string;
  readonly reveal: ReturnType<typeof useReveal>;
}

export function RevealButton({ name, reveal: { value, toggle, isBusy } }: RevealButtonProps) {
  const label = useT()(value === undefined ? "staff.sealed.show" : "staff.sealed.hide", { name });
  return (
    <Tooltip title={label}>
      <IconButton size="small" aria-label={label} aria-busy={isBusy} onClick={() => void toggle()}>
        {value === undefined ? (
          <VisibilityOutlined fontSize="small" />
        ) : (
          <VisibilityOffOutlined fontSize="small" />
        )}
      </IconButton>
    </Tooltip>
  );
}
