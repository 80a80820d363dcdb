-- changeTemplate
update `text_template`
  set `retired_at` = ?, `revision` = ?
  where `id` = ? and `revision` = ?;
update `text_template`
  set `title` = ?, `revision` = ?
  where `id` = ? and `revision` = ?;

-- countKept
select `id`
  from `text_template`
  where `province_code` = ? and `owner_id` = ? and `retired_at` is null;
select `id`
  from `text_template`
  where `province_code` = ? and `owner_id` is null and `retired_at` is null;

-- findTemplate
select *
  from `text_template`
  where `province_code` = ? and (`owner_id` is null or `owner_id` = ?) and `id` = ?;

-- insertTemplate
insert into `text_template` (`reason_code`, `title`, `text`, `province_code`) values (?, ?, ?, ?);
insert into `text_template` (`reason_code`, `title`, `text`, `province_code`, `owner_id`) values (?, ?, ?, ?, ?);

-- insertTemplateChange
insert into `text_template_change` (`template_id`, `revision`, `act`, `reason_code`, `title`, `text`, `changed_by`, `changed_at`) values (?, ?, ?, ?, ?, ?, ?, ?);

-- listTemplateChanges
select `c`.*, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from `text_template_change` as `c`
  inner join `app_user` as `u` on `u`.`id` = `c`.`changed_by`
  where `c`.`template_id` = ?
  order by `c`.`revision` desc;

-- listTemplates
select *
  from `text_template`
  where `province_code` = ? and (`owner_id` is null or `owner_id` = ?)
  order by retired_at is not null, `title`, `id`;
select *
  from `text_template`
  where `province_code` = ? and (`owner_id` is null or `owner_id` = ?) and `retired_at` is null
  order by retired_at is not null, `title`, `id`;
