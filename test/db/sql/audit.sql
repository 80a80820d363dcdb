-- countUnsealedAudit
select count(*) as `rows`
  from `audit_entry`
  left join `audit_seal` on `audit_seal`.`audit_id` = `audit_entry`.`id`
  where `audit_seal`.`audit_id` is null;

-- findLastSeal
select `seq`, `hash`
  from `audit_seal`
  order by `seq` desc
  limit ?;

-- insertAudit
insert into `audit_entry` (`at`, `actor_id`, `verb`, `subject_kind`, `subject_id`, `detail`, `content_hash`) values (?, ?, ?, ?, ?, ?, ?);

-- insertAudits
insert into `audit_entry` (`at`, `actor_id`, `verb`, `subject_kind`, `subject_id`, `detail`, `content_hash`) values (?, ?, ?, ?, ?, ?, ?);

-- insertSeals
insert into `audit_seal` (`seq`, `audit_id`, `previous_hash`, `hash`, `sealed_at`) values (?, ?, ?, ?, ?);

-- listAuditOf
select `a`.`at`, `a`.`detail`, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from `audit_entry` as `a`
  left join `app_user` as `u` on `u`.`id` = `a`.`actor_id`
  where `a`.`subject_kind` = ? and `a`.`subject_id` = ? and `a`.`verb` = ?
  order by `a`.`id` desc
  limit ?;

-- listSealedAudit
select `audit_seal`.`seq`, `audit_seal`.`audit_id`, `audit_seal`.`previous_hash`, `audit_seal`.`hash`, `audit_entry`.`at`, `audit_entry`.`actor_id`, `audit_entry`.`verb`, `audit_entry`.`subject_kind`, `audit_entry`.`subject_id`, `audit_entry`.`detail`, `audit_entry`.`content_hash`
  from `audit_seal`
  left join `audit_entry` on `audit_entry`.`id` = `audit_seal`.`audit_id`
  where `audit_seal`.`seq` > ?
  order by `audit_seal`.`seq`
  limit ?;

-- listUnsealedAudit
select `a`.`id`, `a`.`content_hash`
  from `audit_entry` as `a`
  left join `audit_seal` as `s` on `s`.`audit_id` = `a`.`id`
  where `s`.`audit_id` is null
  order by `a`.`id`
  limit ?;
select `a`.`id`, `a`.`content_hash`
  from `audit_entry` as `a`
  left join `audit_seal` as `s` on `s`.`audit_id` = `a`.`id`
  where `s`.`audit_id` is null and `a`.`id` > ?
  order by `a`.`id`
  limit ?;
select max(`audit_id`) as `id`
  from `audit_seal`;
