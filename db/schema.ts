import type { AbsenceCoverTable, AbsenceTable, AssignmentTable, ShareOutTable } from "./tables/assignment.ts";
import type { CertificateTable } from "./tables/certificate.ts";
import type { CheckRunTable, CheckThresholdTable, GroupPriceTable, LaterFindingTable } from "./tables/checks.ts";
import type { AttachmentTable } from "./tables/files.ts";
import type {
  ContactLogTable,
  DecisionClockTable,
  EstablishmentWeightTable,
  ReminderTable,
  TelephoneFilingTable,
} from "./tables/follow-up.ts";
import type {
  WorkingEnergyTable,
  WorkingExportTable,
  WorkingMaterialTable,
  WorkingNoneTable,
  WorkingOutsideTable,
  WorkingPeopleTable,
} from "./tables/form-blocks.ts";
import type { LastLookTable } from "./tables/last-look.ts";
import type {
  ContactChangeTable,
  NoticeLanguageTable,
  NoticePreferenceTable,
  OutgoingMarkTable,
  OutgoingTable,
} from "./tables/outgoing.ts";
import type { InvitationTable, SignatureRequestTable } from "./tables/people.ts";
import type {
  AppUserTable,
  CatalogueItemTable,
  CountyTable,
  EstablishmentTable,
  HolidayTable,
  InstallationTable,
  IsicTable,
  OperatingLicenceTable,
  PeriodTable,
  ProductLineTable,
  ProvinceTable,
  RoleGrantTable,
  SessionTable,
  SettingTable,
  SignInAttemptTable,
  UnitOfMeasureTable,
  WorkingWeekTable,
} from "./tables/register.ts";
import type {
  ExtensionTable,
  InquiryTable,
  MessageReadTable,
  MessageTable,
  ReturnRequestCellTable,
  ReturnRequestReasonTable,
  ReturnRequestTable,
} from "./tables/requests.ts";
import type {
  ExplanationTable,
  FigureInForceTable,
  MonthlyReturnTable,
  StandardisingTotalTable,
  SubmissionTable,
  WorkingFigureTable,
  WorkingStoppageTable,
} from "./tables/returns.ts";
import type { StandingExplanationTable } from "./tables/standing.ts";
import type { TextTemplateChangeTable, TextTemplateTable } from "./tables/text-templates.ts";
import type { DecisionTogetherItemTable, DecisionTogetherTable } from "./tables/together.ts";
import type {
  AuditEntryTable,
  AuditSealTable,
  DispatchAttemptTable,
  DispatchTable,
  ExportFileTable,
  IdempotencyKeyTable,
  JobTable,
  NoticeReadTable,
  NoticeTable,
  RecipientContractTable,
  RecipientTable,
  ReturnEventTable,
  ReviewReasonTable,
} from "./tables/trail.ts";
import type { WorkbookUploadReturnTable, WorkbookUploadTable } from "./tables/workbook.ts";

export type { InstallationKind, PeriodState } from "./tables/register.ts";
export type { SubmissionOrigin } from "./tables/returns.ts";
export type { DispatchKind, DispatchState } from "./tables/trail.ts";

/** All tables, column by column, as the migrations make them. */
export interface Database {
  installation: InstallationTable;
  province: ProvinceTable;
  county: CountyTable;
  isic: IsicTable;
  unit_of_measure: UnitOfMeasureTable;
  catalogue_item: CatalogueItemTable;
  holiday: HolidayTable;
  working_week: WorkingWeekTable;
  setting: SettingTable;
  period: PeriodTable;
  check_threshold: CheckThresholdTable;
  standing_explanation: StandingExplanationTable;
  text_template: TextTemplateTable;
  telephone_filing: TelephoneFilingTable;
  text_template_change: TextTemplateChangeTable;
  group_price: GroupPriceTable;
  check_run: CheckRunTable;
  later_finding: LaterFindingTable;
  establishment: EstablishmentTable;
  operating_licence: OperatingLicenceTable;
  product_line: ProductLineTable;
  app_user: AppUserTable;
  role_grant: RoleGrantTable;
  session: SessionTable;
  sign_in_attempt: SignInAttemptTable;
  monthly_return: MonthlyReturnTable;
  working_figure: WorkingFigureTable;
  working_stoppage: WorkingStoppageTable;
  working_export: WorkingExportTable;
  working_material: WorkingMaterialTable;
  working_energy: WorkingEnergyTable;
  working_people: WorkingPeopleTable;
  working_outside: WorkingOutsideTable;
  working_none: WorkingNoneTable;
  explanation: ExplanationTable;
  submission: SubmissionTable;
  figure_in_force: FigureInForceTable;
  return_event: ReturnEventTable;
  review_reason: ReviewReasonTable;
  standardising_total: StandardisingTotalTable;
  signature_request: SignatureRequestTable;
  invitation: InvitationTable;
  notice: NoticeTable;
  notice_read: NoticeReadTable;
  last_look: LastLookTable;
  notice_preference: NoticePreferenceTable;
  notice_language: NoticeLanguageTable;
  outgoing: OutgoingTable;
  contact_change: ContactChangeTable;
  outgoing_mark: OutgoingMarkTable;
  idempotency_key: IdempotencyKeyTable;
  audit_entry: AuditEntryTable;
  audit_seal: AuditSealTable;
  recipient: RecipientTable;
  recipient_contract: RecipientContractTable;
  dispatch: DispatchTable;
  dispatch_attempt: DispatchAttemptTable;
  job: JobTable;
  export_file: ExportFileTable;
  certificate: CertificateTable;
  message: MessageTable;
  message_read: MessageReadTable;
  inquiry: InquiryTable;
  return_request: ReturnRequestTable;
  return_request_cell: ReturnRequestCellTable;
  return_request_reason: ReturnRequestReasonTable;
  extension: ExtensionTable;
  contact_log: ContactLogTable;
  share_out: ShareOutTable;
  assignment: AssignmentTable;
  absence: AbsenceTable;
  absence_cover: AbsenceCoverTable;
  decision_clock: DecisionClockTable;
  decision_together: DecisionTogetherTable;
  decision_together_item: DecisionTogetherItemTable;
  establishment_weight: EstablishmentWeightTable;
  reminder: ReminderTable;
  attachment: AttachmentTable;
  workbook_upload: WorkbookUploadTable;
  workbook_upload_return: WorkbookUploadReturnTable;
}
