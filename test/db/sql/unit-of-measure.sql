-- listUnits
select `code`, `name_fa`, `name_en`, `symbol`
  from `unit_of_measure`;
