-- endAbsence
update `absence`
  set `ended_by` = ?, `ended_at` = ?
  where `id` = ? and `ended_at` is null;

-- findAbsence
select `id`, `expert_id`, `from_on`, `to_on`, `ended_at`
  from `absence`
  where `id` = ? and `province_code` = ?;

-- findAbsenceNumber
select `number`
  from `absence`
  where `province_code` = ?
  order by `number` desc
  limit ?;

-- insertAbsence
insert into `absence_cover` (`absence_id`, `place`, `cover_id`) values (?, ?, ?);
insert into `absence` (`province_code`, `number`, `expert_id`, `from_on`, `to_on`, `noted_by`, `noted_at`) values (?, ?, ?, ?, ?, ?, ?);

-- listAbsences
select `absence_id`, `cover_id`
  from `absence_cover`
  where `absence_id` in (?…)
  order by `absence_id`, `place`;
select `id`, `expert_id`, `from_on`, `to_on`, `note`
  from `absence`
  where `province_code` = ? and `to_on` >= ? and `ended_at` is null
  order by `from_on`, `id`;

-- listCovered
select `absence_id`, `cover_id`
  from `absence_cover`
  where `absence_id` in (?…)
  order by `absence_id`, `place`;
select `b`.`id`, `b`.`expert_id`, `b`.`from_on`, `b`.`to_on`
  from `absence` as `b`
  inner join `absence_cover` as `v` on `v`.`absence_id` = `b`.`id`
  where `v`.`cover_id` = ? and `b`.`from_on` <= ? and `b`.`to_on` >= ? and `b`.`ended_at` is null
  order by `b`.`id`;
