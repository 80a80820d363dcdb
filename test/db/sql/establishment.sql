-- listEstablishmentNames
select `id`, `name_fa`, `name_en`, `legal_id`, `signatory_required`
  from `establishment`
  where `id` in (?…)
  order by `id`;
