import { Box } from "@mui/material";
import { NumberInput, required, TextInput } from "react-admin";
import { StaffInput } from "./StaffInput.tsx";

export function DepartmentInputs() {
  return (
    <Box sx={{ width: "100%", "& .MuiFormControl-root": { width: "100%" } }}>
      <TextInput source="name" validate={required()} slotProps={{ htmlInput: { maxLength: 200 } }} />
      <NumberInput source="order" min={0} step={1} />
      <StaffInput source="headId" />
      <StaffInput source="leaderInChargeId" />
    </Box>
  );
}
