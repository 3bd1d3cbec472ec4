export { addFarm, addFarmInput, type Farm, getFarm, listFarms } from "./farm.js"
