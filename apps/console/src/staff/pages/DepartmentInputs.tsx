import { required } from "ra-core";
import { NumberInput, TextInput } from "ra-ui-materialui";
import { StaffInput } from "./StaffInput.tsx";

export function DepartmentInputs() {
  return (
    <>
      <TextInput source="name" validate={required()} slotProps={{ htmlInput: { maxLength: 200 } }} />
      <NumberInput source="order" min={0} step={1} />
      <StaffInput source="headId" />
      <StaffInput source="leaderInChargeId" />
    </>
  );
}
