-- changeAttachmentRemoved
update `attachment`
  set `removed_by` = ?, `removed_at` = ?, `live` = ?
  where `id` = ? and `subject_kind` = ? and `subject_id` = ? and `removed_at` is null;

-- findAttachment
select `a`.`id`, `a`.`subject_kind`, `a`.`subject_id`, `a`.`establishment_id`, `a`.`name`, `a`.`media_type`, `a`.`bytes`, `a`.`sha256`, `a`.`uploaded_by`, `a`.`uploaded_at`, `a`.`removed_by`, `a`.`removed_at`, coalesce(`r`.`province_code`, `e`.`province_code`) as `province_code`, coalesce(`r`.`isic_code`, `e`.`isic_code`) as `isic_code`, exists (select 1
    from submission s
    where s.return_id = r.id and s.submitted_at >= a.uploaded_at and (a.removed_at is null or s.submitted_at <= a.removed_at)) as `was_sent`
  from `attachment` as `a`
  inner join `establishment` as `e` on `e`.`id` = `a`.`establishment_id`
  left join `monthly_return` as `r` on `r`.`id` = `a`.`subject_id` and `a`.`subject_kind` = ?
  where `a`.`id` = ?;

-- insertAttachments
insert into `attachment` (`subject_kind`, `subject_id`, `establishment_id`, `name`, `media_type`, `bytes`, `sha256`, `uploaded_by`, `uploaded_at`) values (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listAttachments
select `a`.`id`, `a`.`subject_kind`, `a`.`subject_id`, `a`.`establishment_id`, `a`.`name`, `a`.`media_type`, `a`.`bytes`, `a`.`sha256`, `a`.`uploaded_by`, `a`.`uploaded_at`, `a`.`removed_by`, `a`.`removed_at`
  from `attachment` as `a`
  where `a`.`subject_kind` = ? and `a`.`subject_id` in (?…)
  order by `a`.`id`;
select `a`.`id`, `a`.`subject_kind`, `a`.`subject_id`, `a`.`establishment_id`, `a`.`name`, `a`.`media_type`, `a`.`bytes`, `a`.`sha256`, `a`.`uploaded_by`, `a`.`uploaded_at`, `a`.`removed_by`, `a`.`removed_at`
  from `attachment` as `a`
  where `a`.`subject_kind` = ? and `a`.`subject_id` in (?…) and `a`.`removed_at` is null
  order by `a`.`id`;

-- listNamedContents
select distinct `sha256`
  from `attachment`
  where `sha256` in (?…);

-- restoreAttachments
select `id`, `sha256`, `removed_at`
  from `attachment`
  where `subject_kind` = ? and `subject_id` = ?;
update `attachment`
  set `removed_by` = ?, `removed_at` = ?, `live` = ?
  where `id` = ? and `subject_kind` = ? and `subject_id` = ? and `removed_at` is null;
update `attachment`
  set `removed_by` = ?, `removed_at` = ?, `live` = ?
  where `id` = ?;
