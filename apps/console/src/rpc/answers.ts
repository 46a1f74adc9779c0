import type { AnswerOf, Api, RowOf } from "./api.ts";

/** A template in the library: without its document; `adoptions` are the unit's own, the count is of all. */
export type LibraryEntry = RowOf<Api["library"]["list"]>;

/** An offer as it is listed. */
export type OfferEntry = AnswerOf<Api["library"]["offers"]>[number];

/** An offer with all that is needed to judge it. */
export type ReceivedOffer = AnswerOf<Api["library"]["offer"]>;

/** Where a template comes from: its versions, and what units gave to it. */
export type Lineage = AnswerOf<Api["library"]["lineage"]>;
export type AcceptedGift = Lineage["gifts"][number];

/** What a person looks at before an upgrade. */
export type UpgradeOffer = AnswerOf<Api["library"]["upgradeOffer"]>;

/** A version of a form in the list, and the cycles where it is in use. */
export type VersionRecord = AnswerOf<Api["forms"]["versions"]>[number];
export type VersionCycle = VersionRecord["cycles"][number];

/** What moving a cycle's unsubmitted papers would do. */
export type MovePreview = AnswerOf<Api["forms"]["previewMove"]>;
export type MoveLoss = MovePreview["losses"][number];

/** Last cycle's papers scored by the draft beside the version that they were filled on. */
export type TriedVersion = NonNullable<AnswerOf<Api["forms"]["compareScores"]>>;
export type TriedPaper = TriedVersion["papers"][number];
export type PointsPair = TriedVersion["pairs"][number];

/** Who else has a form's designer open, and the draft's newest revision. */
export type PresenceAnswer = AnswerOf<Api["forms"]["present"]>;

/** How far a cycle has come: people by state, as a whole, by category and by department. */
export type CycleProgress = AnswerOf<Api["cycles"]["progress"]>;
export type ProgressRow = CycleProgress["byCategory"][number];

/** What a part of a trail was found to be; go on after `head.number` until it is done. */
export type TrailCheck = AnswerOf<Api["audit"]["verify"]>;

/** What `identity.me` answers: the session and the abilities in it, packed by CASL. */
export type Session = AnswerOf<Api["identity"]["me"]>;

/** A tenant in the tree of those below the own one. */
export type TreeTenant = AnswerOf<Api["organisation"]["tree"]>["below"][number];

/** A department in its place among the others. */
export type PlacedDepartment = AnswerOf<Api["departments"]["inOrder"]>[number];

/** The own unit as a picture: leaders, departments, and who is in no place of it. */
export type UnitPicture = AnswerOf<Api["organisation"]["unit"]>;
export type DepartmentPicture = UnitPicture["departments"][number];

/** How the units below stand before their next cycle. */
export type ReadinessBelow = AnswerOf<Api["organisation"]["readiness"]>;
export type UnitReadiness = ReadinessBelow["units"][number];
export type Gap = keyof UnitReadiness["missing"];

/** What a merger or split of units would do. */
export type ReorganisationPreview = AnswerOf<Api["reorganisations"]["preview"]>;
export type ReorganisationSeen = AnswerOf<Api["reorganisations"]["get"]>;
export type ReorganisationPartPreview = ReorganisationPreview["parts"][number];
export type ReorganisationPlacePreview = ReorganisationPartPreview["departments"][number];
export type ReceiverPreview = ReorganisationPreview["receivers"][number];
