-- changeDemonstrationEndpoint
update `recipient`
  set `endpoint` = ?
  where `id` = ? and `demonstration` = ?;

-- insertContract
insert into `recipient_contract` (`legal_basis`, `fields`, `filter`, `recipient_id`, `version`, `valid_from`) values (?, ?, ?, ?, ?, ?);

-- insertRecipient
insert into `recipient` (`code`, `name_fa`, `name_en`, `endpoint`, `secret`) values (?, ?, ?, ?, ?);
insert into `recipient` (`code`, `name_fa`, `name_en`, `endpoint`, `secret`, `active`) values (?, ?, ?, ?, ?, ?);
insert into `recipient` (`code`, `name_fa`, `name_en`, `endpoint`, `secret`, `demonstration`) values (?, ?, ?, ?, ?, ?);

-- listActiveContracts
select `r`.`id`, `r`.`code`, `c`.`version`, `c`.`fields`, `c`.`filter`
  from `recipient` as `r`
  inner join `recipient_contract` as `c` on `c`.`recipient_id` = `r`.`id`
  where `r`.`active` = ? and `c`.`version` = (select max(`newest`.`version`) as `version`
    from `recipient_contract` as `newest`
    where `newest`.`recipient_id` = `r`.`id` and `newest`.`valid_from` <= ?)
  order by `r`.`id`;

-- listActiveRecipientIds
select `id`
  from `recipient`
  where `active` = ?
  order by `id`;

-- listDemonstrationRecipients
select `r`.`id`, `r`.`code`, `r`.`endpoint`, `r`.`secret`, `c`.`version`, `c`.`fields`, `c`.`filter`
  from `recipient` as `r`
  inner join `recipient_contract` as `c` on `c`.`recipient_id` = `r`.`id`
  where `r`.`demonstration` = ? and `c`.`version` = (select max(`newest`.`version`) as `version`
    from `recipient_contract` as `newest`
    where `newest`.`recipient_id` = `r`.`id`)
  order by `r`.`id`;

-- listRecipients
select `id`, `code`, `name_fa`, `name_en`, `active`
  from `recipient`
  order by `id`;
