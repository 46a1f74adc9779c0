import SwapVert from "@mui/icons-material/SwapVert";
import { Button } from "@mui/material";
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { OrderDialog } from "./OrderDialog.tsx";

/** Leads to the order of the unit's departments. */
export function ReorderDepartments() {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" startIcon={<SwapVert />} onClick={() => setOpen(true)}>
        {t("staff.departments.order.action")}
      </Button>
      {isOpen ? <OrderDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
