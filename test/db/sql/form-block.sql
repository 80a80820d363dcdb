-- changeBlocks
delete from working_energy
  where return_id = ? and carrier in (?…);
delete from working_export
  where return_id = ? and slot in (?…);
delete from working_none
  where return_id = ? and block in (?…);
delete from working_outside
  where return_id = ? and slot in (?…);
insert into working_energy (return_id, carrier, quantity, changed_by, changed_at) values (?, ?, ?, ?, ?)
  on duplicate key update carrier = values(carrier), quantity = values(quantity), changed_by = values(changed_by), changed_at = values(changed_at);
insert into working_export (return_id, slot, product_line_id, country, tariff_code, quantity, net_kg, value_usd, value_rial, declaration, changed_by, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on duplicate key update slot = values(slot), product_line_id = values(product_line_id), country = values(country), tariff_code = values(tariff_code), quantity = values(quantity), net_kg = values(net_kg), value_usd = values(value_usd), value_rial = values(value_rial), declaration = values(declaration), changed_by = values(changed_by), changed_at = values(changed_at);
insert into working_material (return_id, slot, name, unit_code, opening, bought_home, imported, used, closing, changed_by, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on duplicate key update slot = values(slot), name = values(name), unit_code = values(unit_code), opening = values(opening), bought_home = values(bought_home), imported = values(imported), used = values(used), closing = values(closing), changed_by = values(changed_by), changed_at = values(changed_at);
insert into working_none (return_id, block, changed_by, changed_at) values (?, ?, ?, ?)
  on duplicate key update block = values(block), changed_by = values(changed_by), changed_at = values(changed_at);
insert into working_outside (return_id, slot, name, unit_code, quantity, changed_by, changed_at) values (?, ?, ?, ?, ?, ?, ?)
  on duplicate key update slot = values(slot), name = values(name), unit_code = values(unit_code), quantity = values(quantity), changed_by = values(changed_by), changed_at = values(changed_at);
insert into working_people (return_id, men, women, wage_bill, changed_by, changed_at) values (?, ?, ?, ?, ?, ?)
  on duplicate key update men = values(men), women = values(women), wage_bill = values(wage_bill), changed_by = values(changed_by), changed_at = values(changed_at);

-- listBlocks
/* batch */ select *
  from working_export
  where return_id in (101); select *
  from working_material
  where return_id in (101); select *
  from working_energy
  where return_id in (101); select *
  from working_people
  where return_id in (101); select *
  from working_outside
  where return_id in (101); select *
  from working_none
  where return_id in (101);
/* batch */ select *
  from working_export
  where return_id in (101, 103); select *
  from working_material
  where return_id in (101, 103); select *
  from working_energy
  where return_id in (101, 103); select *
  from working_people
  where return_id in (101, 103); select *
  from working_outside
  where return_id in (101, 103); select *
  from working_none
  where return_id in (101, 103);
/* batch */ select return_id, '' as material, quantity
  from working_energy
  where return_id in (103) and carrier = 'electricity'
  union all
  select return_id, concat(unit_code, ' ', name), used
  from working_material
  where return_id in (103) and name is not null and unit_code is not null and used is not null; select *
  from working_export
  where return_id in (101); select *
  from working_material
  where return_id in (101); select *
  from working_energy
  where return_id in (101); select *
  from working_people
  where return_id in (101); select *
  from working_outside
  where return_id in (101); select *
  from working_none
  where return_id in (101);
