-- findCertificateByCode
select `content`, `issued_at`
  from `certificate`
  where `tracking_code` = ?;

-- findSubmissionByCode
select `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `r`.`period`, `r`.`due_on`, `r`.`first_submitted_at`, `r`.`in_force_version`, `s`.`version`, `s`.`submitted_at`, exists (select 1
    from return_event h
    where h.return_id = s.return_id and h.version = s.version and h.event = ?) as `withdrawn`, exists (select 1
    from submission n
    where n.return_id = s.return_id and n.version > s.version and (n.version = r.in_force_version or not exists (select 1
        from return_event h
        where h.return_id = n.return_id and h.version = n.version and h.event in ('withdraw', 'cancel-correction')))) as `superseded`, exists (select 1
    from return_event h
    where h.return_id = s.return_id and h.version = s.version and h.event = ?) as `approved_once`, exists (select 1
    from return_event h
    where h.return_id = s.return_id and h.version = s.version and h.event = ?) as `annulled`
  from `submission` as `s`
  inner join `monthly_return` as `r` on `r`.`id` = `s`.`return_id`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  where `s`.`tracking_code` = ?;
