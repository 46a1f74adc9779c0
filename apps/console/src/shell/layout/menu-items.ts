import type { StepKind } from "@duheng/contracts";
import type { SvgIconComponent } from "@mui/icons-material";
import AccountTreeOutlined from "@mui/icons-material/AccountTreeOutlined";
import ApartmentOutlined from "@mui/icons-material/ApartmentOutlined";
import AssignmentOutlined from "@mui/icons-material/AssignmentOutlined";
import BadgeOutlined from "@mui/icons-material/BadgeOutlined";
import CorporateFareOutlined from "@mui/icons-material/CorporateFareOutlined";
import DatasetOutlined from "@mui/icons-material/DatasetOutlined";
import DescriptionOutlined from "@mui/icons-material/DescriptionOutlined";
import DomainAddOutlined from "@mui/icons-material/DomainAddOutlined";
import EventRepeatOutlined from "@mui/icons-material/EventRepeatOutlined";
import FactCheckOutlined from "@mui/icons-material/FactCheckOutlined";
import ForumOutlined from "@mui/icons-material/ForumOutlined";
import HistoryOutlined from "@mui/icons-material/HistoryOutlined";
import HomeOutlined from "@mui/icons-material/HomeOutlined";
import Inventory2Outlined from "@mui/icons-material/Inventory2Outlined";
import KeyOutlined from "@mui/icons-material/KeyOutlined";
import LanOutlined from "@mui/icons-material/LanOutlined";
import LeaderboardOutlined from "@mui/icons-material/LeaderboardOutlined";
import LibraryBooksOutlined from "@mui/icons-material/LibraryBooksOutlined";
import ManageAccountsOutlined from "@mui/icons-material/ManageAccountsOutlined";
import PendingActionsOutlined from "@mui/icons-material/PendingActionsOutlined";
import PeopleOutlined from "@mui/icons-material/PeopleOutlined";
import RateReviewOutlined from "@mui/icons-material/RateReviewOutlined";
import SwapHorizOutlined from "@mui/icons-material/SwapHorizOutlined";
import type { MessageKey } from "../../i18n/registered.ts";
import type { Permission } from "../../identity/permissions.ts";

export interface MenuItem {
  to: string;
  label: MessageKey;
  icon: SvgIconComponent;
  /** Who sees it; absent: everyone who is signed in. */
  permission?: Permission;
  /** Only for those who are on the unit's staff. */
  ofStaff?: true;
  /** Only for those whom other units have granted something, with how many papers wait there. */
  ofGrants?: true;
  /** Whose queue it shows: seen by those who can have such a step, with how many wait. */
  queue?: StepKind;
}

export interface MenuGroup {
  label?: MessageKey;
  items: MenuItem[];
}

export const menuGroups: MenuGroup[] = [
  { items: [{ to: "/", label: "shell.menu.home", icon: HomeOutlined }] },
  {
    label: "shell.menu.groupWork",
    items: [
      { to: "/my", label: "shell.menu.mine", icon: AssignmentOutlined, permission: "act", ofStaff: true },
      { to: "/review", label: "shell.menu.review", icon: RateReviewOutlined, queue: "review" },
      { to: "/grades", label: "shell.menu.grades", icon: LeaderboardOutlined, permission: "grade" },
      { to: "/feedback", label: "shell.menu.feedback", icon: ForumOutlined, queue: "feedback" },
      { to: "/granted", label: "shell.menu.granted", icon: DomainAddOutlined, ofGrants: true },
    ],
  },
  {
    label: "shell.menu.groupDesign",
    items: [
      { to: "/forms", label: "shell.menu.forms", icon: DescriptionOutlined, permission: "seeForms" },
      { to: "/library", label: "shell.menu.library", icon: LibraryBooksOutlined, permission: "seeLibrary" },
      {
        to: "/indicators",
        label: "shell.menu.indicators",
        icon: FactCheckOutlined,
        permission: "seeIndicators",
      },
      { to: "/datasets", label: "shell.menu.datasets", icon: DatasetOutlined, permission: "seeDatasets" },
      {
        to: "/access-tokens",
        label: "shell.menu.accessTokens",
        icon: KeyOutlined,
        permission: "seeAccessTokens",
      },
      { to: "/plans", label: "shell.menu.plans", icon: AccountTreeOutlined, permission: "seePlans" },
      { to: "/cycles", label: "shell.menu.cycles", icon: EventRepeatOutlined, permission: "seeCycles" },
    ],
  },
  {
    label: "shell.menu.groupUnit",
    items: [
      { to: "/organisation", label: "shell.menu.organisation", icon: LanOutlined, permission: "seeStaff" },
      { to: "/staff", label: "shell.menu.staff", icon: PeopleOutlined, permission: "seeStaff" },
      {
        to: "/departments",
        label: "shell.menu.departments",
        icon: ApartmentOutlined,
        permission: "seeStaff",
      },
      {
        to: "/transfers",
        label: "shell.menu.transfers",
        icon: SwapHorizOutlined,
        permission: "seeTransfers",
      },
      { to: "/staffCategories", label: "shell.menu.categories", icon: BadgeOutlined, permission: "seeStaff" },
      { to: "/tenants", label: "shell.menu.tenants", icon: CorporateFareOutlined, permission: "editTenants" },
      { to: "/users", label: "shell.menu.accounts", icon: ManageAccountsOutlined, permission: "seeAccounts" },
    ],
  },
  {
    label: "shell.menu.groupTrace",
    items: [
      { to: "/audit", label: "shell.menu.audit", icon: HistoryOutlined, permission: "seeAudit" },
      { to: "/jobs", label: "shell.menu.jobs", icon: PendingActionsOutlined, permission: "seeJobs" },
      { to: "/archives", label: "shell.menu.archives", icon: Inventory2Outlined, permission: "seeArchives" },
    ],
  },
];
