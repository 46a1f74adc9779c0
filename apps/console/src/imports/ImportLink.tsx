import type { ImportKind } from "@duheng/contracts";
import UploadFileOutlined from "@mui/icons-material/UploadFileOutlined";
import { Button } from "@mui/material";
import { Link } from "react-router";
import { useT } from "../i18n/use-t.ts";

/** From a list to where a table of its records is brought. */
export function ImportLink({ kind }: { kind: ImportKind }) {
  const t = useT();
  return (
    <Button
      component={Link}
      to={`/imports?kind=${kind}`}
      variant="outlined"
      startIcon={<UploadFileOutlined />}
    >
      {t("imports.action")}
    </Button>
  );
}
