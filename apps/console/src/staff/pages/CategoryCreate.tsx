import { RecordCreate } from "../../drafts/RecordForm.tsx";
import { useT } from "../../i18n/use-t.ts";
import { CategoryInputs } from "./CategoryInputs.tsx";

export default function CategoryCreate() {
  const t = useT();
  return (
    <RecordCreate
      resource="staffCategories"
      title={t("staff.categories.create")}
      crumb={{ to: "/staffCategories", label: t("staff.categories.title") }}
    >
      <CategoryInputs />
    </RecordCreate>
  );
}
